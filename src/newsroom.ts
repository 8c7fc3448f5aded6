import { getCollection } from 'astro:content';
import { reviewContent, type StoredContent } from './checks/filed-content.ts';
import { ContentProblems } from './domain/content-problems.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { sections, type Section, type StoredFile } from './domain/source-file.ts';
import { readClock } from './io/clock.ts';
import { foldersOf, printedPath } from './io/folders.ts';
import { locateProblems } from './io/locate-problems.ts';
import { findFieldLine } from './schemas/find-field-line.ts';
import { readSite } from './site.ts';

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
  const folders = foldersOf(process.cwd(), process.env);
  const { site, problems: siteProblems } = readSite(folders);
  const files = await Promise.all(sections.map(async (section) => [section, await stored(section)] as const));
  const content = Object.fromEntries(files) as unknown as StoredContent;
  const { newsroom, problems } = reviewContent(printedPath(folders.root, folders.content), site, content, {
    now: readClock(),
    preview,
  });
  const all = [...siteProblems, ...problems];
  if (all.length > 0) throw new ContentProblems(await locateProblems(folders.root, all, findFieldLine));
  return newsroom;
}

async function stored(section: Section): Promise<readonly StoredFile<unknown>[]> {
  const entries = await getCollection(section);
  return entries.map(({ data }) => withPlainPictures(data as unknown as StoredFile<unknown>));
}

/** An imported SVG is a function that carries its facts; page models are plain data. */
function withPlainPictures(file: StoredFile<unknown>): StoredFile<unknown> {
  if (!('pictures' in file)) return file;
  const plain = Object.entries(file.pictures).map(([name, { src, width, height, format }]) => [
    name,
    { src, width, height, format },
  ]);
  return { ...file, pictures: Object.fromEntries(plain) as typeof file.pictures };
}
