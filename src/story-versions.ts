import type { Article } from './domain/article.ts';
import { isRemovedVersion, type PublicVersion } from './domain/story-history.ts';
import { printRecordHelp } from './formats/record-help.ts';
import { readVersion, type ReadVersion } from './formats/version-view.ts';
import { readVersionFiles, type Histories } from './histories.ts';
import { readClock } from './io/clock.ts';
import { foldersOf } from './io/folders.ts';
import { pageKey } from './io/page-key.ts';
import { newsroom } from './newsroom.ts';
import {
  hasHistory,
  historyFacts,
  namesIn,
  readableVersions,
  toHistoryPage,
  toVersionPage,
  type HistoryPage,
  type VersionPage,
} from './presenters/history-page.ts';
import { goOnWithRecord, printSignedRecord, readRecordedHistories, type RecordedHistories } from './public-record.ts';
import { pathOnly, pathWith } from './static-paths.ts';
import { articlePath, textBase } from './urls.ts';

let read: Promise<RecordedHistories> | undefined;

/** Read once in a build, and while an editor works as of when the server was started. */
export async function histories(): Promise<Histories> {
  return (await recorded()).histories;
}

function recorded(): Promise<RecordedHistories> {
  // What was published last is a matter of builds.
  const environment = import.meta.env.DEV ? {} : process.env;
  read ??= newsroom().then((room) => readRecordedHistories(folders(), room, readClock(), environment));
  return read;
}

/** The public record and how to check it; neither where there is no full history to make it from. */
export async function recordPaths() {
  const { site } = await newsroom();
  const record = await goOnWithRecord(folders(), await recorded());
  if (!record) return [];
  return [
    pathWith({ file: 'record.json' }, () => ({ text: printSignedRecord(record, site, folders(), process.env) })),
    pathWith({ file: 'record.txt' }, () => ({ text: printRecordHelp(site) })),
  ];
}

function folders() {
  return foldersOf(process.cwd(), process.env);
}

/** The pages of versions, of all stories that have more than one. */
export async function historyPaths() {
  const room = await newsroom();
  return (await storiesWithHistory()).map(({ article, versions }) =>
    pathOnly(paramsOf(article), () => pageKey(historyFacts(article, versions, room))),
  );
}

/** The pages on which an old version is read in full. */
export async function versionPaths() {
  const room = await newsroom();
  return (await storiesWithHistory()).flatMap(({ article, versions }) => {
    let key: string | undefined;
    const keyOf = () => (key ??= pageKey(historyFacts(article, versions, room)));
    return readableVersions(article, versions).map(({ number }) =>
      pathOnly({ ...paramsOf(article), number: String(number) }, keyOf),
    );
  });
}

/** The versions as files, of all stories: also of those that never changed, whose one version is on record. */
export async function versionFilePaths() {
  return (await storiesWithVersions()).flatMap(({ article, versions }) =>
    filedVersions(article, versions).map(({ number, digest, redactions }) =>
      pathOnly({ ...paramsOf(article), version: String(number) }, () => pageKey([number, digest, redactions])),
    ),
  );
}

/** Versions that are published as files: all of which anything may be shown. */
export function filedVersions(article: Article, versions: readonly PublicVersion[]): readonly PublicVersion[] {
  const shown = versions.filter((version) => !isRemovedVersion(version));
  // Of a withdrawn story nothing is left but what its tombstone says.
  return article.status === 'withdrawn' ? shown.filter(({ status }) => status === 'withdrawn') : shown;
}

export async function readHistoryPage(id: string): Promise<HistoryPage> {
  const room = await newsroom();
  const { article, versions } = await findStory(id);
  return toHistoryPage(article, versions, await readVersions(article, versions), room);
}

export async function readVersionPage(id: string, number: number): Promise<VersionPage> {
  const room = await newsroom();
  const { article, versions } = await findStory(id);
  const read = await readVersions(
    article,
    versions.filter((version) => version.number === number),
  );
  const version = read.get(number);
  if (!version) throw new Error(`There is no version ${number} of “${id}” to be read.`);
  return toVersionPage(article, versions, number, version, room);
}

/** The file of a version, without what was redacted. */
export async function readVersionFile(id: string, number: number): Promise<string> {
  const { versions } = await findStory(id);
  const files = await readVersionFiles(
    folders().content,
    versions.filter((version) => version.number === number),
  );
  const file = files.get(number);
  if (!file) throw new Error(`There is no version ${number} of “${id}” to be read.`);
  return file.text;
}

async function readVersions(
  article: Article,
  versions: readonly PublicVersion[],
): Promise<ReadonlyMap<number, ReadVersion>> {
  const room = await newsroom();
  const base = textBase(articlePath(article.id), room.site);
  const files = await readVersionFiles(folders().content, versions);
  return new Map(
    [...files].map(([number, { text, format }]) => [number, readVersion(text, format, base, namesIn(room))]),
  );
}

async function findStory(id: string) {
  const article = (await newsroom()).articleById.get(id);
  const versions = (await histories()).versions.get(id) ?? [];
  if (!article || versions.length === 0) throw new Error(`There are no versions of “${id}”.`);
  return { article, versions };
}

async function storiesWithVersions() {
  const { articleById } = await newsroom();
  const { versions } = await histories();
  return [...articleById.values()].flatMap((article) => {
    const ofStory = versions.get(article.id) ?? [];
    return ofStory.length > 0 ? [{ article, versions: ofStory }] : [];
  });
}

async function storiesWithHistory() {
  return (await storiesWithVersions()).filter(({ versions }) => hasHistory(versions));
}

function paramsOf({ id }: Article) {
  const [year, month, day, slug] = id.split('/');
  return { year, month, day, slug };
}
