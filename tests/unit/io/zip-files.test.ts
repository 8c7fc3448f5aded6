import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from '../../../src/io/zip-files.ts';

const files = [
  { path: 'mimetype', content: 'application/epub+zip' },
  { path: 'b.xhtml', content: 'word '.repeat(100) },
  { path: 'a.jpg', content: new Uint8Array(100) },
];

test('the first file and pictures lie in an archive as they are, others are compressed, all in the order given', () => {
  const zip = Buffer.from(zipFiles(files));
  // The name in bytes 30 to 38, and the content behind it: by this, programs know an EPUB. https://www.w3.org/TR/epub-33/#sec-zip-container-mime
  expect(zip.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  const content = unzipSync(zip);
  expect(Object.keys(content)).toEqual(files.map(({ path }) => path));
  expect(strFromU8(content['b.xhtml'] ?? new Uint8Array())).toBe('word '.repeat(100));
  expect(zip.length).toBeLessThan(600);
});

test('the same files are the same archive, whatever the hour and the time zone', () => {
  const zone = process.env['TZ'];
  const [tokyo, honolulu] = ['Asia/Tokyo', 'Pacific/Honolulu'].map((other) => {
    process.env['TZ'] = other;
    return Buffer.from(zipFiles(files)).toString('hex');
  });
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect(tokyo).toBe(honolulu);
});
