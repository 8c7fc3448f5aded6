import { expect, test } from 'vitest';
import { toSearchDocument } from '../../../src/build/search-document.ts';
import { joiner } from '../../../src/search/separate-words.ts';

const page = (article: string) =>
  `<!doctype html><html><head><meta content="Why the <article> element matters"></head><body><nav>Archive</nav><main>${article}<article class="card"><h3>Another story</h3></article><footer>End</footer></body></html>`;

test('the document has the story with its facts and nothing of what stands around it', () => {
  const article =
    '<article class="story" data-search-date="2024-10-22T15:04:00.000Z" data-search-tags="topic/a year/2024"><h1>A</h1><p>B</p></article>';
  expect(toSearchDocument(page(article))).toBe(
    '<html><body><article><i data-pagefind-sort="date:2024-10-22T15:04:00.000Z"></i>' +
      '<i data-pagefind-filter="topic/a:1"></i><i data-pagefind-filter="year/2024:1"></i>' +
      '<h1>A</h1><p>B</p></article></body></html>',
  );
});

test.each([
  ['a story without facts, which is withdrawn', '<article class="story"><h1>A</h1></article>'],
  ['no story', '<main>A</main>'],
])('there is none for a page of %s', (_, article) => {
  expect(toSearchDocument(page(article))).toBeUndefined();
});

test('words are separated in the text and not in attributes, whatever stands in those, and pictures are left out', () => {
  const text =
    '<h2 id="中文報道" title="a > 中文報道">中文報道</h2><!-- 中文報道 --><img src="/中文報道.png" alt="> 中文報道"> 5 < 6 & b';
  const opening = '<article class="story" data-search-date="d" data-search-tags="year/2024">';
  expect(
    toSearchDocument(page(`${opening}${text}</article>`))
      ?.split('</i>')
      .at(-1),
  ).toBe(
    `<h2 id="中文報道" title="a > 中文報道">中文${joiner} 報道</h2><!-- 中文報道 --> 5 < 6 & b</article></body></html>`,
  );
});
