import { buildContent } from './build-content.ts';
import type { StoredContent } from './checks/filed-content.ts';
import { ContentProblems } from './domain/content-problems.ts';
import { newsroomMemory, type Newsroom, type NewsroomOptions } from './domain/newsroom.ts';
import { sections } from './domain/source-file.ts';
import { handedOverReview } from './handed-over-review.ts';
import { readClock } from './io/clock.ts';
import { foldersOf } from './io/folders.ts';
import { liveContent, onceAChange } from './io/live-content.ts';
import { rememberedSimilarStories } from './io/similar-memory.ts';
import { hasPictures, readStoredFiles } from './stored-files.ts';

let built: Promise<Newsroom> | undefined;

const memory = newsroomMemory();

const preview = onceAChange({
  live: liveContent(),
  make: () => buildNewsroom({ preview: true, memory }),
  readClock,
  validUntil: ({ nextDue }) => nextDue?.epoch ?? Infinity,
});

/**
 * The newsroom, built once in a build. While an editor works (`npm run dev`) it is built once after each change, and when a
 * scheduled article is due, and shows drafts and scheduled articles too.
 *
 * @throws ContentProblems listing all that is wrong in the content folder
 */
export function newsroom(): Promise<Newsroom> {
  if (import.meta.env.DEV) return preview();
  built ??= newsroomOfBuild();
  return built;
}

async function newsroomOfBuild(): Promise<Newsroom> {
  const read = await buildContent();
  if (!read) throw new Error('The content has not been read. Type npm run build.');
  const { files } = liveContent();
  if (sections.every((section) => [...files[section].values()].every((file) => !hasPictures(file)))) {
    return read.newsroom;
  }
  const { cache } = foldersOf(process.cwd(), process.env);
  return buildNewsroom({ findSimilar: rememberedSimilarStories(cache, read.version) });
}

async function buildNewsroom(options: Omit<NewsroomOptions, 'now'>): Promise<Newsroom> {
  const files = await Promise.all(sections.map(async (section) => [section, await readStoredFiles(section)] as const));
  const content = Object.fromEntries(files) as unknown as StoredContent;
  const folders = foldersOf(process.cwd(), process.env);
  const { newsroom, problems } = await handedOverReview()(folders, content, { now: readClock(), ...options });
  if (problems.length > 0) throw new ContentProblems(problems);
  return newsroom;
}
