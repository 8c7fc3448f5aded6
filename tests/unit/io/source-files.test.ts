import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFiles, readText, toText } from '../../../src/io/source-files.ts';

const notUtf8 = 'this line is not UTF-8 text. Save the file with the encoding UTF-8.';

describe('the bytes of a file', () => {
  test.each([
    ['nothing', Buffer.from('')],
    ['UTF-8', Buffer.from('서울 😀\r\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa')],
    ['ASCII', Buffer.from('a\nb')],
  ])('are text: %s', (_, bytes) => {
    expect(toText(bytes)).toEqual({ bytes, text: bytes.toString('utf8') });
  });

  test.each([
    ['Windows-1252', Buffer.from('a\nb\ncaf\xE9\nd', 'latin1'), 3],
    ['quotation marks of Windows-1252', Buffer.from('a\n\x93b\x94', 'latin1'), 2],
    ['UTF-16, little end first', Buffer.from('\uFEFFab', 'utf16le'), 1],
    ['UTF-16 without a byte order mark', Buffer.from('a\nb', 'utf16le'), 1],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 1],
    ['a zero', Buffer.from('a\nb\u0000\n'), 2],
    ['half a character at the end', Buffer.from([0x61, 0x0a, 0xed, 0x95]), 2],
    ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1],
  ])('are not text: %s', (_, bytes, line) => {
    expect(toText(bytes)).toEqual({ fault: notUtf8, line });
  });

  test('are too many to be a text', () => {
    expect(toText(Buffer.alloc(3_000_000, 'a'))).toEqual({
      fault: 'this file has 3 MB. Part it into several; one may have 2 MB.',
      line: 1,
    });
  });
});

describe('a folder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-'));
    for (const path of ['b/c', '.git', '.well-known']) await mkdir(join(folder, path), { recursive: true });
    for (const path of ['b/c/2.md', 'b/1.md', 'a.md', '.hidden.md', '.git/HEAD', '.well-known/1.txt'])
      await writeFile(join(folder, path), path);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('lists its files in order, whatever lies in which folder, and leaves out hidden ones and git’s', async () => {
    expect(await listFiles(folder)).toEqual(['.well-known/1.txt', 'a.md', 'b/1.md', 'b/c/2.md']);
  });

  test('that is not there has none', async () => {
    expect(await listFiles(join(folder, 'none'))).toEqual([]);
  });

  test('has files that cannot be read, which is told and not thrown', () => {
    expect(readText(join(folder, 'none.md'))).toEqual({
      fault: 'this file cannot be read (ENOENT). Allow everybody to read it.',
      line: 1,
    });
    expect(readText(join(folder, 'b'))).toMatchObject({ line: 1 });
  });
});
