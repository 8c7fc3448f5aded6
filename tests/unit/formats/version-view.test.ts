import { expect, test } from 'vitest';
import { readVersion } from '../../../src/formats/version-view.ts';

const names = { person: (id: string) => id, topic: (id: string) => id };

test('a picture’s description stands where it was, with the signs of markup that it has', () => {
  const file =
    '---\nheadline: "A"\npublished: "2024-10-22T09:00:00Z"\n---\n![A chart " & > <i>](chart.png "A title")\n';
  expect(readVersion(file, 'md', 'https://news.example/', names).html).toContain(
    '<span class="picture">Picture: A chart &#x22; &#x26; > &lt;i></span>',
  );
});
