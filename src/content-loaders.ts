import { readContent } from './content-reading.ts';
import { reviewStored } from './content-review.ts';
import { sections, type Section } from './domain/source-file.ts';
import { handOverReview } from './handed-over-review.ts';
import { contentLoader, type ContentReader } from './io/content-loader.ts';
import type { Folders } from './io/folders.ts';
import type { SectionLoaders } from './io/handed-over-loaders.ts';
import { readPipelineVersion } from './io/pipeline-version.ts';
import { openReading, type NewsroomReading } from './reading.ts';
import { readSite } from './site.ts';

/** What reads the content folder for Astro. The sections are read side by side, by the same threads. */
export function contentLoaders(folders: Folders): SectionLoaders {
  handOverReview(reviewStored);
  const { timeZone } = readSite(folders);
  let reading: Promise<NewsroomReading> | undefined;
  let users = 0;
  const openReader = async (section: Section): Promise<ContentReader> => {
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
  };
  const loaderOf = (section: Section) =>
    contentLoader({
      section,
      folders,
      // Articles lie in folders by the day in the site’s zone.
      parserKey: timeZone ?? '',
      openReader: () => openReader(section),
      readContent: () => readContent(folders),
    });
  return Object.fromEntries(sections.map((section) => [section, loaderOf(section)])) as unknown as SectionLoaders;
}
