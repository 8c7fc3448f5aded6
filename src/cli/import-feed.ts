import { readFile } from 'node:fs/promises';
import type { FeedItem } from '../importers/feed-item.ts';
import { toFeedStory } from '../importers/feed-story.ts';
import { JsonFault, readJsonFeed } from '../importers/read-json-feed.ts';
import { feedRecords, toFeedItem } from '../importers/read-xml-feed.ts';
import { completeTopicMap, type CountedTerm } from '../importers/topic-map.ts';
import { openUploads } from '../io/uploads.ts';
import type { Arguments, Command, CommandContext, ExitStatus } from './command.ts';
import { finishImport } from './finish-import.ts';
import { importOptions, readImportArguments } from './import-arguments.ts';
import { readImportDesk } from './import-desk.ts';
import { printReadingFault, readXmlRecords } from './import-records.ts';
import { startImport } from './import-stories.ts';

export const importFeedCommand: Command = {
  name: 'import feed',
  summary: 'Import the entries of a feed (RSS, Atom or JSON Feed).',
  usage: 'FILE [--uploads FOLDER] [--keep-modified] [--dry-run] [--json]',
  help: `Save the feed to a file first: this command fetches nothing. Entries become articles, with the whole text if the feed has
it; authors become people, categories and tags topics. Old addresses redirect, and feed readers see no story twice.

--uploads FOLDER  a copy of the old site’s uploads; pictures are copied beside their articles. Without it links to their old
                  addresses stand in their places
--keep-modified   write the time of the last change as “updated” where the feed also has the time of publication
--dry-run         write nothing, only tell what would be done
--json            the report for machines

As with WordPress, import/topics.yaml holds which tags become which topics, import/report.txt what was not imported, and
the command can be run again: it writes only what is missing.

Example: npm run news -- import feed feed.xml`,
  options: importOptions,
  run: importFeed,
};

async function importFeed(args: Arguments, context: CommandContext): Promise<ExitStatus> {
  const { folders, printError } = context;
  const order = await readImportArguments(args, context, 'npm run news -- import feed feed.xml');
  if (!order) return 1;
  const { path, file, timeZone, keepModified, isTrial, folder } = order;
  let items: readonly FeedItem[] | undefined;
  try {
    items = await readItems(path);
  } catch (error) {
    const message =
      error instanceof JsonFault
        ? `${file}:${error.line}:${error.column}  ${error.message} Nothing was imported. Save the feed again.`
        : printReadingFault(file, error);
    if (message === undefined) throw error;
    printError(`${message}\n`);
    return 1;
  }
  if (!items || items.length === 0) {
    printError(`${file} is no feed that this command knows, or has no entries. It reads RSS, Atom and JSON Feed.\n`);
    return 1;
  }

  const desk = await readImportDesk(folders.content);
  const topicMap = completeTopicMap(folder.topicMap, countTerms(items), desk.topics);
  if (!isTrial) await folder.writeTopicMap(topicMap);
  const uploads = order.uploads === undefined ? undefined : await openUploads(order.uploads, hostsOf(items));
  const run = startImport({
    folders,
    timeZone,
    isTrial,
    desk,
    topicMap,
    record: folder.record,
    ...(uploads && { uploads }),
    bodyOptions: ({ hasBareLines, link }) => ({
      hasBareLines,
      attachments: new Map(),
      gallery: [],
      base: link ?? 'about:blank',
    }),
  });
  for (const item of items) await run.take(toFeedStory(item, { timeZone, keepModified }));
  return finishImport(
    order,
    run,
    topicMap.topics.length > 0 ? [`Which categories and tags became which topics is in ${folder.names.topics}`] : [],
    context,
  );
}

async function readItems(path: string): Promise<readonly FeedItem[] | undefined> {
  const text = await readFile(path, 'utf8');
  if (/^\uFEFF?\s*[{[]/.test(text)) return readJsonFeed(text.replace(/^\uFEFF/, ''));
  const items: FeedItem[] = [];
  for await (const record of readXmlRecords(path, feedRecords)) {
    if (record.name === 'item' || record.name === 'atom:entry') items.push(toFeedItem(record));
  }
  return items;
}

function countTerms(items: readonly FeedItem[]): readonly CountedTerm[] {
  const counts = new Map<string, number>();
  for (const name of items.flatMap(({ terms }) => [...new Set(terms)])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ term: { name, slug: '', kind: 'tag' }, count }));
}

function hostsOf(items: readonly FeedItem[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ link }) => (URL.canParse(link) ? [new URL(link).host.replace(/^www\./, '')] : [])));
}
