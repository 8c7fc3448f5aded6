import type { FeedEntry } from '../formats/feed.ts';
import { fullText } from '../formats/full-text.ts';
import { printPrepared, type PreparedFeed } from '../formats/print-feed.ts';
import type { FileMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';
import type { LaterFeed } from '../later-feeds.ts';
import { readMarkdownBody } from '../markdown-bodies.ts';
import { feedFormats, type FeedFormat } from '../urls.ts';
import type { FileFinds, FileSearch } from './leaks/finds.ts';
import type { WrittenFinds } from './output-writer.ts';
import { pagesAtOnce } from './pages-at-once.ts';

/** Files of one feed, in one or more of its formats; plain data. */
export interface FeedFiles {
  readonly feed: PreparedFeed;
  readonly files: readonly { readonly path: string; readonly format: FeedFormat }[];
}

/** @returns see `WrittenFinds.same` */
type WriteFile = (path: string, bytes: Uint8Array) => FileMark | undefined;

type TextFolders = Pick<Folders, 'root' | 'cache'>;

/** A feed is mostly asked for in one format after another. */
const readers = new WeakMap<PreparedFeed, ReturnType<typeof textReader>>();

/** The bytes of a feed’s file. */
export async function printFeedFile({ feed, format }: LaterFeed, folders: TextFolders): Promise<Buffer<ArrayBuffer>> {
  const textOf = readers.get(feed) ?? textReader(folders);
  readers.set(feed, textOf);
  return Buffer.from(await printPrepared(feed, format, textOf));
}

/** Feeds whose files are told one after another. */
interface FeedGathering {
  /** @param path of the file that the feed is printed to */
  readonly add: (path: string, feed: LaterFeed) => Promise<void>;
  /** To be called when no more are to come. */
  readonly end: () => Promise<void>;
}

/**
 * Brings the formats of each feed together.
 *
 * @param print is called for a feed once it has all, or when as many others have come as pages are made at once
 */
export function gatherFeeds(print: (files: FeedFiles) => Promise<void>): FeedGathering {
  const incomplete = new Map<PreparedFeed, FeedFiles['files'][number][]>();
  const printNow = async (feed: PreparedFeed) => {
    const files = incomplete.get(feed) ?? [];
    incomplete.delete(feed);
    await print({ feed, files });
  };
  return {
    add: async (path, { feed, format }) => {
      const files = incomplete.get(feed) ?? [];
      files.push({ path, format });
      incomplete.set(feed, files);
      const [oldest] = incomplete.keys();
      if (files.length === feedFormats.length) await printNow(feed);
      else if (oldest && incomplete.size > pagesAtOnce) await printNow(oldest);
    },
    end: async () => {
      for (const feed of [...incomplete.keys()]) await printNow(feed);
    },
  };
}

/**
 * Prints a feed in its formats, and writes its files. The texts of its stories, which are most of it, are read and looked
 * through once for all formats: what is in a text is in each file that has the text, in whatever way that escapes it.
 *
 * @returns what is in each file
 */
export async function writeFeedFiles(
  { feed, files }: FeedFiles,
  folders: TextFolders,
  { write, search }: { readonly write: WriteFile; readonly search: FileSearch },
): Promise<readonly WrittenFinds[]> {
  const textOf = textReader(folders);
  const inTexts: FileFinds[] = [];
  for (const entry of feed.feed.entries) inTexts.push(search('', Buffer.from(await textOf(entry))));
  const finds: WrittenFinds[] = [];
  for (const { path, format } of files) {
    const same = write(path, Buffer.from(await printPrepared(feed, format, textOf)));
    const frame = await printPrepared(feed, format, () => Promise.resolve(''));
    finds.push({ ...joinFinds(search(path, Buffer.from(frame)), inTexts), same });
  }
  return finds;
}

/** @returns the content of an entry, which is remembered */
function textReader(folders: TextFolders): (entry: FeedEntry) => Promise<string> {
  const texts = new Map<FeedEntry, string>();
  return async (entry) => {
    const { content } = entry;
    if ('html' in content) return content.html;
    const { story } = content;
    const text = texts.get(entry) ?? fullText(story, story.body ? await readMarkdownBody(story.body, folders) : '');
    texts.set(entry, text);
    return text;
  };
}

function joinFinds(frame: FileFinds, texts: readonly FileFinds[]): FileFinds {
  return {
    ...frame,
    secrets: [frame, ...texts].flatMap(({ secrets }) => secrets),
    privacies: [...new Set([frame, ...texts].flatMap(({ privacies }) => privacies))],
  };
}
