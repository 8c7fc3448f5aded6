import { defineCollection } from 'astro:content';
import { reviewContent, type StoredContent } from './checks/filed-content.ts';
import { findStrayFiles } from './checks/stray-files.ts';
import { ContentProblems } from './domain/content-problems.ts';
import { sections, type ParseFile, type Section, type StoredFile } from './domain/source-file.ts';
import { readClock } from './io/clock.ts';
import { contentLoader } from './io/content-loader.ts';
import { foldersOf, printedPath } from './io/folders.ts';
import { locateProblems } from './io/locate-problems.ts';
import { listFiles } from './io/source-files.ts';
import { findFieldLine } from './schemas/find-field-line.ts';
import { articleParser, parsePersonFile, parseStandingPageFile, parseTopicFile } from './schemas/parse-file.ts';
import { readSite } from './site.ts';

const folders = foldersOf(process.cwd(), process.env);
const { site, problems: siteProblems } = readSite(folders);

function sectionOf<Fields>(section: Section, parse: ParseFile<Fields>) {
  return defineCollection({
    loader: contentLoader({
      section,
      folders,
      parse,
      // Articles lie in folders by the day in the site’s zone.
      parserKey: site.timeZone,
      onLoaded: (files) => review(section, files),
    }),
  });
}

const loaded = new Map<Section, readonly StoredFile<unknown>[]>();

/**
 * Loaders run side by side; the last to finish reviews what all have read. That is before Astro writes a byte of output,
 * so that content with problems leaves the site as it was.
 */
async function review(section: Section, files: readonly StoredFile<unknown>[]): Promise<void> {
  loaded.set(section, files);
  if (loaded.size < sections.length) return;
  const stored = Object.fromEntries(loaded) as unknown as StoredContent;
  loaded.clear();
  const folder = printedPath(folders.root, folders.content);
  const { problems } = reviewContent(folder, site, stored, { now: readClock() });
  const all = [...siteProblems, ...problems, ...findStrayFiles(folder, await listFiles(folders.content))];
  if (all.length > 0) throw new ContentProblems(await locateProblems(folders.root, all, findFieldLine));
}

export const collections = {
  articles: sectionOf('articles', articleParser(site.timeZone)),
  people: sectionOf('people', parsePersonFile),
  topics: sectionOf('topics', parseTopicFile),
  pages: sectionOf('pages', parseStandingPageFile),
};
