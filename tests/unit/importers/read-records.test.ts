import { expect, test } from 'vitest';
import { childText, recordReader, textOf, type XmlElement } from '../../../src/importers/read-records.ts';

const document = `<?xml version="1.0"?>
<r xmlns:w="http://wordpress.org/export/1.2/"><item><w:post_id> 7 </w:post_id><x>a<![CDATA[<b>]]]]><![CDATA[>&amp;]]>&amp;<y>c</y></x></item>
<other><item n="1&#x41;"/></other></r>`;

function read(chunks: readonly string[]): readonly XmlElement[] {
  const records: XmlElement[] = [];
  const reader = recordReader(new Set(['item']), (record) => records.push(record));
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return records;
}

test('records are the same wherever the text is cut', () => {
  const whole = read([document]);
  expect(whole.map(({ line }) => line)).toEqual([2, 3]);
  const [first, second] = whole;
  expect(first && childText(first, 'wp:post_id')).toBe('7');
  expect(textOf(first)).toBe(' 7 a<b>]]>&amp;&c');
  expect(second?.attributes).toEqual({ n: '1A' });
  for (let size = 1; size < 12; size += 1) {
    const chunks = document.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect(read(chunks).map(textOf)).toEqual(whole.map(textOf));
  }
});
