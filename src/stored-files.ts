import { dirname, resolve } from 'node:path';
import { getEntry } from 'astro:content';
import type { PictureFile } from './domain/picture.ts';
import type { Section, SoundFile, StoredFile } from './domain/source-file.ts';
import { foldersOf } from './io/folders.ts';
import { liveContent } from './io/live-content.ts';

/** All files of a section, with the facts of their pictures. */
export async function readStoredFiles(section: Section): Promise<readonly StoredFile<unknown>[]> {
  return Promise.all(
    [...liveContent().files[section]].map(async ([path, file]) => {
      if (!hasPictures(file)) return file;
      return import.meta.env.DEV ? withPictures(file) : withStoredPictures(section, path, file).then(withPlainPictures);
    }),
  );
}

/** One file, with its pictures as Astro takes them. @param path in the section’s folder */
export async function readStoredFile(section: Section, path: string): Promise<StoredFile<unknown> | undefined> {
  const file = liveContent().files[section].get(path);
  if (!file || !hasPictures(file)) return file;
  return import.meta.env.DEV ? withPictures(file) : withStoredPictures(section, path, file);
}

export function hasPictures(file: StoredFile<unknown>): file is SoundFile<unknown> {
  return 'pictures' in file && Object.keys(file.pictures).length > 0;
}

/** In a build, Astro’s content store has what it imported of the pictures. */
async function withStoredPictures(
  section: Section,
  path: string,
  file: SoundFile<unknown>,
): Promise<SoundFile<unknown>> {
  const entry = await getEntry(section, path);
  const { pictures } = (entry?.data ?? {}) as Partial<Pick<SoundFile<unknown>, 'pictures'>>;
  if (!pictures) throw new Error(`The content store has lost ${file.file}. Delete the cache folder and build again.`);
  return { ...file, pictures };
}

/**
 * Page models are plain data: an imported SVG is a function that carries its facts, and an imported picture tells Astro that
 * it is shown as it was handed in when its address is read. Its copy does not.
 */
function withPlainPictures(file: SoundFile<unknown>): SoundFile<unknown> {
  const plain = Object.entries(file.pictures).map(([name, picture]) => [name, toPlain(picture)] as const);
  return { ...file, pictures: Object.fromEntries(plain) };
}

function toPlain(picture: PictureFile & { readonly clone?: PictureFile }): PictureFile {
  const { src, width, height, format } = picture.clone ?? picture;
  return { src, width, height, format };
}

const found = new WeakMap<StoredFile<unknown>, Promise<StoredFile<unknown>>>();

/** A file of the live content names its pictures; they are imported as Astro’s own store would have them imported. */
function withPictures(file: SoundFile<unknown>): Promise<StoredFile<unknown>> {
  const names = Object.keys(file.pictures);
  const known = found.get(file);
  if (known) return known;
  const importing = Promise.all(names.map(async (name) => [name, await importPicture(file.file, name)] as const)).then(
    (pictures) => ({ ...file, pictures: Object.fromEntries(pictures) }),
  );
  found.set(file, importing);
  // It may be there the next time.
  importing.catch(() => found.delete(file));
  return importing;
}

async function importPicture(file: string, name: string): Promise<PictureFile> {
  const { root } = foldersOf(process.cwd(), process.env);
  const path = resolve(root, dirname(file), name);
  const { default: picture } = (await import(/* @vite-ignore */ `${path}?astroContentImageFlag`)) as {
    readonly default: PictureFile;
  };
  return toPlain(picture);
}
