import { buildContent, setBuildContent, type BuildContent } from './build-content.ts';
import type { StoredContent } from './checks/filed-content.ts';
import { reviewStored } from './content-review.ts';
import { ContentProblems } from './domain/content-problems.ts';
import { toEmbargo } from './domain/embargo.ts';
import { newsroomMemory } from './domain/newsroom.ts';
import { sections, type Section, type StoredFile } from './domain/source-file.ts';
import { handOverReview } from './handed-over-review.ts';
import { readPublicVersions, readRemovedTexts } from './histories.ts';
import { readClock } from './io/clock.ts';
import type { Folders } from './io/folders.ts';
import { handOverEmbargo } from './io/handed-over-embargo.ts';
import { liveContent } from './io/live-content.ts';
import { neededKeys } from './io/needed-keys.ts';
import { readPipelineVersion } from './io/pipeline-version.ts';
import { startProgress, type Progress } from './io/progress.ts';
import { readKeptSection } from './io/read-kept-section.ts';
import { rememberedSimilarStories } from './io/similar-memory.ts';
import { readRecordedHistories } from './public-record.ts';
import { openReading } from './reading.ts';
import { readSite } from './site.ts';

/**
 * Reads the content folder into the live content and reviews it, once in a build: whoever comes first reads, Astro’s loaders or
 * what builds without Astro. No byte of output has been written then, so that content with problems leaves the site as it was.
 *
 * @param startReading of the articles
 * @throws ContentProblems listing all that is wrong
 */
export function readContent(folders: Folders, startReading = tellReading): Promise<BuildContent> {
  return buildContent() ?? setBuildContent(readAndReview(folders, startReading));
}

function tellReading(files: number): Progress {
  return startProgress('articles read', files);
}

async function readAndReview(folders: Folders, startReading: typeof tellReading): Promise<BuildContent> {
  handOverReview(reviewStored);
  const { timeZone } = readSite(folders);
  const version = await readPipelineVersion(folders.root);
  const reading = await openReading({ folders, timeZone, version, purpose: 'build' });
  const { files } = liveContent();
  const read = async (section: Section) => {
    const { entries, keep } = await readKeptSection({
      section,
      folders,
      readAnew: reading.readerOf(section),
      cache: { version },
      // Articles lie in folders by the day in the site’s zone.
      parserKey: timeZone ?? '',
      startReading: section === 'articles' ? startReading : undefined,
    });
    files[section].clear();
    for (const { id, data } of entries) files[section].set(id, data as unknown as StoredFile<unknown>);
    keep?.();
  };
  await Promise.all(sections.map(read)).finally(reading.close);
  for (const section of sections) {
    for (const file of files[section].values()) if ('body' in file) neededKeys().add(file.body.key);
  }
  const stored = Object.fromEntries(
    sections.map((section) => [section, [...files[section].values()]]),
  ) as unknown as StoredContent;
  const memory = newsroomMemory();
  const { newsroom, problems } = await reviewStored(folders, stored, {
    now: readClock(),
    memory,
    findSimilar: rememberedSimilarStories(folders.cache, version),
  });
  if (problems.length > 0) throw new ContentProblems(problems);
  // Throws if the repository, a redaction or the published record is not as it must be.
  const recorded = await readRecordedHistories(folders, newsroom, readClock(), process.env);
  const { histories } = recorded;
  const articles = stored.articles.flatMap((file) => memory.filedArticles.get(file) ?? []);
  handOverEmbargo({
    embargo: toEmbargo(articles, await readRemovedTexts(folders.content, newsroom, histories), readClock()),
    readVersions: (id) => readPublicVersions(folders.content, id, newsroom, histories),
  });
  return { newsroom, recorded, version };
}
