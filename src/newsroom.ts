import { getCollection } from 'astro:content';
import type { StoredContent } from './checks/filed-content.ts';
import { reviewStored } from './content-review.ts';
import { ContentProblems } from './domain/content-problems.ts';
import type { Newsroom } from './domain/newsroom.ts';
import type { PictureFile } from './domain/picture.ts';
import { sections, type Section, type StoredFile } from './domain/source-file.ts';
import { readClock } from './io/clock.ts';
import { foldersOf } from './io/folders.ts';

let built: Promise<Newsroom> | undefined;

/**
 * The newsroom, built once in a build. While an editor works (`npm run dev`) it is built for each page, because the
 * files change, and shows drafts and scheduled articles too.
 *
 * @throws ContentProblems listing all that is wrong in the content folder
 */
export function newsroom(): Promise<Newsroom> {
  if (import.meta.env.DEV) return buildNewsroom(true);
  built ??= buildNewsroom(false);
  return built;
}

async function buildNewsroom(preview: boolean): Promise<Newsroom> {
  const files = await Promise.all(sections.map(async (section) => [section, await stored(section)] as const));
  const content = Object.fromEntries(files) as unknown as StoredContent;
  const folders = foldersOf(process.cwd(), process.env);
  const { newsroom, problems } = await reviewStored(folders, content, { now: readClock(), preview });
  if (problems.length > 0) throw new ContentProblems(problems);
  return newsroom;
}

async function stored(section: Section): Promise<readonly StoredFile<unknown>[]> {
  const entries = await getCollection(section);
  return entries.map(({ data }) => withPlainPictures(data as unknown as StoredFile<unknown>));
}

/**
 * Page models are plain data: an imported SVG is a function that carries its facts, and an imported picture tells Astro that
 * it is shown as it was handed in when its address is read. Its copy does not.
 */
function withPlainPictures(file: StoredFile<unknown>): StoredFile<unknown> {
  if (!('pictures' in file)) return file;
  const plain = Object.entries(file.pictures).map(([name, picture]) => {
    const { src, width, height, format } = (picture as PictureFile & { readonly clone?: PictureFile }).clone ?? picture;
    return [name, { src, width, height, format }];
  });
  return { ...file, pictures: Object.fromEntries(plain) as typeof file.pictures };
}
