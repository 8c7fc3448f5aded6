import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openUploads, placePicture } from '../../../src/io/uploads.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-uploads-'));
  await mkdir(join(folder, 'uploads/2024/03'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const picture = (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

describe('the uploads of an old site', () => {
  const hosts = new Set(['old.example']);
  const find = async (address: string) => {
    const uploads = await openUploads(join(folder, 'uploads'), hosts);
    return (await uploads.find(address))?.slice(folder.length);
  };

  test.each([
    ['https://old.example/wp-content/uploads/2024/03/a.png', '/uploads/2024/03/a.png'],
    ['http://www.old.example/wp-content/uploads/2024/03/a-300x200.png?w=1', '/uploads/2024/03/a.png'],
    ['https://i0.wp.com/old.example/wp-content/uploads/2024/03/a.png', '/uploads/2024/03/a.png'],
    ['https://old.example/wp-content/uploads/2024/03/%C3%A9.png', '/uploads/2024/03/é.png'],
    ['https://other.example/wp-content/uploads/2024/03/a.png', undefined],
    ['https://old.example/wp-content/uploads/2024/03/none.png', undefined],
    ['https://old.example/wp-content/uploads/%2e%2e/secret.png', undefined],
    ['https://old.example/wp-content/uploads/..%2fsecret.png', undefined],
    ['https://old.example/wp-content/uploads/2024/03/link.png', undefined],
    ['https://old.example/wp-content/uploads/2024/03', undefined],
    ['nonsense', undefined],
  ])('have for %s the file %s', async (address, file) => {
    await writeFile(join(folder, 'secret.png'), 'x');
    for (const name of ['a.png', 'é.png']) await writeFile(join(folder, 'uploads/2024/03', name), 'x');
    await symlink(join(folder, 'secret.png'), join(folder, 'uploads/2024/03/link.png'));
    expect(await find(address)).toBe(file);
  });
});

describe('a picture beside an article', () => {
  test('has a good name, and does not replace another picture', async () => {
    const source = join(folder, 'Étude 1.PNG');
    const beside = join(folder, 'articles');
    await writeFile(source, await picture('#abc'));
    expect(await placePicture(source, beside, false)).toEqual({ name: 'etude-1.png', isNew: true });
    expect(await placePicture(source, beside, false)).toEqual({ name: 'etude-1.png', isNew: false });
    const first = await readFile(join(beside, 'etude-1.png'));
    await writeFile(source, await picture('#123'));
    expect(await placePicture(source, beside, false)).toEqual({ name: 'etude-1-2.png', isNew: true });
    expect(await readFile(join(beside, 'etude-1.png'))).toEqual(first);
  });

  test('is not copied if it could not be shown, or nothing is to be written', async () => {
    const source = join(folder, 'broken.jpg');
    await writeFile(source, 'no picture');
    expect(await placePicture(source, folder, true)).toEqual({ name: 'broken.jpg', isNew: false });
    expect(await placePicture(source, join(folder, 'articles'), false)).toEqual({
      fault: 'is damaged or cut short: it cannot be decoded. Copy the file again, or save it anew.',
    });
    await writeFile(source, await picture('#abc'));
    expect(await placePicture(source, join(folder, 'articles'), true)).toEqual({ name: 'broken.jpg', isNew: true });
    expect(await readdir(folder)).toEqual(['broken.jpg', 'uploads']);
  });
});
