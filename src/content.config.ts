import { defineCollection } from 'astro:content';
import type { StoredContent } from './checks/filed-content.ts';
import { parsersFor, reviewStored } from './content-review.ts';
import { ContentProblems } from './domain/content-problems.ts';
import { sections, type ParseFile, type Section, type StoredFile } from './domain/source-file.ts';
import { readClock } from './io/clock.ts';
import { contentLoader } from './io/content-loader.ts';
import { foldersOf } from './io/folders.ts';
import { readSite } from './site.ts';

const folders = foldersOf(process.cwd(), process.env);
const { timeZone } = readSite(folders);
const parsers = parsersFor(timeZone);

function sectionOf<Fields>(section: Section, parse: ParseFile<Fields>) {
  return defineCollection({
    loader: contentLoader({
      section,
      folders,
      parse,
      // Articles lie in folders by the day in the site’s zone.
      parserKey: timeZone ?? '',
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
  const { problems } = await reviewStored(folders, stored, { now: readClock() });
  if (problems.length > 0) throw new ContentProblems(problems);
}

export const collections = {
  articles: sectionOf('articles', parsers.articles),
  people: sectionOf('people', parsers.people),
  topics: sectionOf('topics', parsers.topics),
  pages: sectionOf('pages', parsers.pages),
};
