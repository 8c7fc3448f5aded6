import { defineCollection } from 'astro:content';
import { readContent } from './content-reading.ts';
import type { Section } from './domain/source-file.ts';
import { contentLoader, type ContentReader } from './io/content-loader.ts';
import { foldersOf } from './io/folders.ts';
import { readPipelineVersion } from './io/pipeline-version.ts';
import { openReading, type NewsroomReading } from './reading.ts';
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
    loader: contentLoader({
      section,
      folders,
      // Articles lie in folders by the day in the site’s zone.
      parserKey: timeZone ?? '',
      openReader: () => openReader(section),
      readContent: () => readContent(folders),
    }),
  });
}

export const collections = {
  articles: sectionOf('articles'),
  people: sectionOf('people'),
  topics: sectionOf('topics'),
  pages: sectionOf('pages'),
};
