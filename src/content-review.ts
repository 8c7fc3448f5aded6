import { join } from 'node:path';
import { reviewContent, type StoredContent } from './checks/filed-content.ts';
import { findTakenFiles } from './checks/public-files.ts';
import { findStrayFiles } from './checks/stray-files.ts';
import type { Newsroom, NewsroomOptions } from './domain/newsroom.ts';
import { sortProblems, type Problem } from './domain/problem.ts';
import type { ParseFile, Section } from './domain/source-file.ts';
import { printedPath, type Folders } from './io/folders.ts';
import { locateProblems } from './io/locate-problems.ts';
import { freshReader, sectionReader } from './io/read-section.ts';
import { filesIn, memoryStore } from './io/section-store.ts';
import { listFiles } from './io/source-files.ts';
import type { ArticleFields } from './schemas/article.ts';
import { readFront } from './front.ts';
import { findFieldLine } from './schemas/find-field-line.ts';
import { articleParser, parsePersonFile, parseStandingPageFile, parseTopicFile } from './schemas/parse-file.ts';
import type { PersonFields } from './schemas/person.ts';
import type { StandingPageFields } from './schemas/standing-page.ts';
import type { TopicFields } from './schemas/topic.ts';
import { readSite } from './site.ts';

type ReviewedFolders = Pick<Folders, 'root' | 'content'>;

/** How the files of each section are taken apart. */
export interface Parsers {
  readonly articles: ParseFile<ArticleFields>;
  readonly people: ParseFile<PersonFields>;
  readonly topics: ParseFile<TopicFields>;
  readonly pages: ParseFile<StandingPageFields>;
}

/** @param timeZone the publication’s, if `site.yaml` tells it */
export function parsersFor(timeZone: string | undefined): Parsers {
  return {
    articles: articleParser(timeZone),
    people: parsePersonFile,
    topics: parseTopicFile,
    pages: parseStandingPageFile,
  };
}

/**
 * Makes the newsroom from stored files and tells everything that is wrong in the content folder: in each file, in
 * `site.yaml` and `front.yaml`, between files, files that nothing reads, and files in `public/` that take the site’s own names. The problems are sorted and have their lines.
 */
export async function reviewStored(
  folders: ReviewedFolders,
  stored: StoredContent,
  options: NewsroomOptions,
): Promise<{ readonly newsroom: Newsroom; readonly problems: readonly Problem[] }> {
  const { site, problems: siteProblems } = readSite(folders);
  const { front, problems: frontProblems } = readFront(folders);
  const folder = printedPath(folders.root, folders.content);
  const strays = findStrayFiles(folder, await listFiles(folders.content));
  const all = {
    articles: [...stored.articles, ...strays.ofSection.articles],
    people: [...stored.people, ...strays.ofSection.people],
    topics: [...stored.topics, ...strays.ofSection.topics],
    pages: [...stored.pages, ...strays.ofSection.pages],
  };
  const { newsroom, problems } = reviewContent(folder, { site, front }, all, options);
  const located = locateProblems(
    folders.root,
    [
      ...siteProblems,
      ...frontProblems,
      ...problems,
      ...strays.problems,
      ...findTakenFiles(await listFiles(join(folders.root, 'public'))),
    ],
    findFieldLine,
  );
  return { newsroom, problems: sortProblems(located) };
}

/**
 * Reads a whole content folder and tells everything that is wrong in it, without a cache and without Astro.
 *
 * @param now milliseconds since 1970 UTC
 */
export async function reviewFolder(folders: ReviewedFolders, now: number): Promise<readonly Problem[]> {
  const parsers = parsersFor(readSite(folders).timeZone);
  const read = async <Fields>(section: Section, parse: ParseFile<Fields>) => {
    const store = memoryStore();
    await sectionReader({ section, folders, store, readAnew: freshReader({ section, folders, parse }) }).readAll();
    return filesIn<Fields>(store);
  };
  const stored: StoredContent = {
    articles: await read('articles', parsers.articles),
    people: await read('people', parsers.people),
    topics: await read('topics', parsers.topics),
    pages: await read('pages', parsers.pages),
  };
  return (await reviewStored(folders, stored, { now })).problems;
}
