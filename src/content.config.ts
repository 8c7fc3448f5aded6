import { defineCollection } from 'astro:content';
import type { StoredContent } from './checks/filed-content.ts';
import { reviewStored } from './content-review.ts';
import { ContentProblems } from './domain/content-problems.ts';
import { toEmbargo } from './domain/embargo.ts';
import { sections, type Section, type StoredFile } from './domain/source-file.ts';
import { readClock } from './io/clock.ts';
import { handOverEmbargo } from './io/handed-over-embargo.ts';
import { readPublicVersions, readRemovedTexts } from './histories.ts';
import { contentLoader, type ContentReader } from './io/content-loader.ts';
import { foldersOf } from './io/folders.ts';
import { readPipelineVersion } from './io/pipeline-version.ts';
import { readRecordedHistories } from './public-record.ts';
import { openReading, type NewsroomReading } from './reading.ts';
import { toFiledArticle } from './schemas/article.ts';
import { readSite } from './site.ts';

const folders = foldersOf(process.cwd(), process.env);
const { timeZone } = readSite(folders);

let reading: Promise<NewsroomReading> | undefined;
let users = 0;

/** The sections are read side by side, by the same threads. */
async function openReader(section: Section): Promise<ContentReader> {
  users += 1;
  const version = await readPipelineVersion(folders.root);
  reading ??= openReading({ folders, timeZone, version, purpose: 'build' });
  const opened = await reading;
  return {
    readAnew: opened.readerOf(section),
    version,
    close: async () => {
      users -= 1;
      if (users === 0) await opened.close();
    },
  };
}

function sectionOf(section: Section) {
  return defineCollection({
    loader: contentLoader<unknown>({
      section,
      folders,
      // Articles lie in folders by the day in the site’s zone.
      parserKey: timeZone ?? '',
      openReader: () => openReader(section),
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
  const { newsroom, problems } = await reviewStored(folders, stored, { now: readClock() });
  if (problems.length > 0) throw new ContentProblems(problems);
  // Throws if the repository, a redaction or the published record is not as it must be.
  const environment = import.meta.env.DEV ? {} : process.env;
  const { histories } = await readRecordedHistories(folders, newsroom, readClock(), environment);
  const articles = stored.articles.flatMap((file) => ('problems' in file ? [] : [toFiledArticle(file, file.fields)]));
  handOverEmbargo({
    embargo: toEmbargo(articles, await readRemovedTexts(folders.content, newsroom, histories), readClock()),
    readVersions: (id) => readPublicVersions(folders.content, id, newsroom, histories),
  });
}

export const collections = {
  articles: sectionOf('articles'),
  people: sectionOf('people'),
  topics: sectionOf('topics'),
  pages: sectionOf('pages'),
};
