import { existsSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { ContentProblems } from './domain/content-problems.ts';
import type { RemovedText } from './domain/embargo.ts';
import { followFiles, storyIdOf, type FileState, type MainLineCommit } from './domain/file-history.ts';
import type { Newsroom } from './domain/newsroom.ts';
import type { Problem } from './domain/problem.ts';
import { toIsOnRecord, type RecordLine } from './domain/public-record.ts';
import { hasPassage, type Redaction } from './domain/redaction.ts';
import {
  isRemovedVersion,
  publicVersions,
  type PublicVersion,
  type StateFacts,
  type StoryVersion,
} from './domain/story-history.ts';
import { redactVersionFile, toVersionFile } from './formats/version-file.ts';
import { sha256 } from './io/digest.ts';
import { printedPath, type Folders } from './io/folders.ts';
import { locateProblems } from './io/locate-problems.ts';
import { openBlobs, readMainLine, trackedArticles, type BlobReader } from './io/main-line.ts';
import { readSealed, writeSealed } from './io/sealed-file.ts';
import { readText } from './io/source-files.ts';
import type { StoryRecord } from './presenters/article-page.ts';
import { findFieldLine } from './schemas/find-field-line.ts';
import { parseRedactions } from './schemas/redactions.ts';

/** What readers saw of each story, from its first publication to the build. */
export interface Histories {
  /** `incomplete`: the older commits are missing. `none`: the content is in no repository, or the publication shows no versions. */
  readonly state: 'complete' | 'incomplete' | 'none';
  /** By the story’s id, each list oldest first. */
  readonly versions: ReadonlyMap<string, readonly PublicVersion[]>;
  /** All that are known. */
  readonly redactions: readonly Redaction[];
}

/** What the page of a story has to know of its versions. */
export function toRecord({ state, versions }: Pick<Histories, 'state' | 'versions'>): (id: string) => StoryRecord {
  return (id) => ({ state, versions: versions.get(id)?.length ?? 0 });
}

/**
 * @param now milliseconds since 1970 UTC
 * @param record what was published last
 * @throws ContentProblems if the repository lacks its older commits and the publication wants full histories, or if
 *   `redactions.yaml` is wrong
 */
export async function readHistories(
  folders: Folders,
  { site, articleById }: Pick<Newsroom, 'site' | 'articleById'>,
  now: number,
  record: readonly RecordLine[] = [],
): Promise<Histories> {
  const none: Histories = { state: 'none', versions: new Map(), redactions: [] };
  if (site.history === 'none') return none;
  const memory = await readMemory(folders.cache);
  const line = await readMainLine(folders.content, memory);
  if (line === 'no-repository') return none;
  if (line === 'shallow') {
    if (site.history === 'if-complete') return { ...none, state: 'incomplete' };
    throw new ContentProblems(locateProblems(folders.root, [shallowProblem(folders)], findFieldLine));
  }
  const states = followFiles(line.commits, await trackedArticles(folders.content, line.prefix));
  const facts = await readFacts(folders.content, [...states.values()].flat(), memory.facts);
  await writeSealed(memoryPath(folders.cache), { head: line.head, commits: line.commits, facts: [...facts] });
  const isOnRecord = toIsOnRecord(record);
  const plain = new Map(
    [...articleById.values()].map(({ id, file }) => {
      const path = `${line.prefix}${relative(folders.content, resolve(folders.root, file)).split(sep).join('/')}`;
      const ofStory = states.get(path) ?? [];
      return [id, publicVersions(ofStory, (state) => facts.get(keyOf(state)), now, isOnRecord)] as const;
    }),
  );
  const redactions = await readRedactions(folders, plain, record);
  return {
    state: 'complete',
    redactions,
    versions: new Map(
      [...plain].map(([id, versions]) => [
        id,
        versions.map((version) => ({ ...version, redactions: redactionsOf(id, version, redactions) })),
      ]),
    ),
  };
}

function redactionsOf(id: string, { number }: StoryVersion, redactions: readonly Redaction[]): readonly Redaction[] {
  return redactions.filter(({ story, version = number }) => story === id && version === number);
}

/**
 * The files of versions, as `toVersionFile` makes them, without what was redacted; undefined for a version of which nothing
 * may be shown.
 *
 * @param folder of the content
 * @param versions of one story
 */
export async function readVersionFiles(
  folder: string,
  versions: readonly PublicVersion[],
): Promise<ReadonlyMap<number, { readonly text: string; readonly format: 'md' | 'mdx' }>> {
  const shown = versions.filter((version) => !isRemovedVersion(version));
  const sources = await readSources(
    folder,
    shown.map(({ blob }) => blob),
  );
  return new Map(
    shown.flatMap(({ number, path, blob, redactions }) => {
      const file = toVersionFile(storyIdOf(path), sources.get(blob) ?? '');
      if (!file) throw new Error(`git no longer has version ${number} of ${path}.`);
      const text = redactVersionFile(
        file.text,
        redactions.flatMap(({ passage }) => passage ?? []),
      );
      return [[number, { text, format: extname(path) === '.mdx' ? 'mdx' : 'md' } as const]] as const;
    }),
  );
}

/** What redactions take out of the versions of stories, as it stood in their sources. @param folder of the content */
export async function readRemovedTexts(
  folder: string,
  { articleById }: Pick<Newsroom, 'articleById'>,
  { versions }: Histories,
): Promise<readonly RemovedText[]> {
  const ofStories = await Promise.all(
    [...versions].map(async ([id, ofStory]): Promise<readonly RemovedText[]> => {
      const file = articleById.get(id)?.file ?? id;
      const passages = new Set(ofStory.flatMap(({ redactions }) => redactions.flatMap(({ passage }) => passage ?? [])));
      const blobs = ofStory.filter(isRemovedVersion).map(({ blob }) => blob);
      const sources = blobs.length > 0 ? await readSources(folder, blobs) : new Map<string, string>();
      return [
        ...[...passages].map((text) => ({ id, file, kind: 'passage' as const, text })),
        ...[...sources.values()].map((text) => ({ id, file, kind: 'version' as const, text })),
      ];
    }),
  );
  return ofStories.flat();
}

/** The files of a story’s versions as readers may see them: of a withdrawn story only its tombstones. @param folder of the content */
export async function readPublicVersions(
  folder: string,
  id: string,
  { articleById }: Pick<Newsroom, 'articleById'>,
  { versions }: Histories,
): Promise<readonly string[]> {
  const isWithdrawn = articleById.get(id)?.status === 'withdrawn';
  const shown = (versions.get(id) ?? []).filter(({ status }) => !isWithdrawn || status === 'withdrawn');
  return [...(await readVersionFiles(folder, shown)).values()].map(({ text }) => text);
}

const readers = new Map<string, BlobReader>();

async function readSources(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const blobs = readers.get(folder) ?? openBlobs(folder);
  readers.set(folder, blobs);
  return new Map(await Promise.all(names.map(async (blob) => [blob, (await blobs.read(blob)) ?? ''] as const)));
}

type FactsByState = Map<string, StateFacts | undefined>;

/** What a state’s file says depends on where it lies, too: its path is its id. */
function keyOf({ blob = '', path }: FileState): string {
  return `${blob} ${storyIdOf(path)}`;
}

async function readFacts(folder: string, states: readonly FileState[], known: FactsByState): Promise<FactsByState> {
  const facts: FactsByState = new Map();
  const unread = new Map<string, string[]>();
  for (const state of states) {
    const { blob } = state;
    if (blob === undefined) continue;
    const key = keyOf(state);
    if (known.has(key)) facts.set(key, known.get(key));
    else unread.set(blob, [...(unread.get(blob) ?? []), storyIdOf(state.path)]);
  }
  const take = (blob: string, content: string) => {
    for (const id of unread.get(blob) ?? []) {
      const file = toVersionFile(id, content);
      facts.set(
        `${blob} ${id}`,
        file && {
          status: file.status,
          firstPublic: file.firstPublic,
          mentions: file.mentions,
          digest: sha256(file.text),
        },
      );
    }
  };
  if (unread.size === 0) return facts;
  const blobs = openBlobs(folder);
  await Promise.all(
    [...unread.keys()].map(async (blob) => {
      take(blob, (await blobs.read(blob)) ?? '');
    }),
  );
  blobs.close();
  return facts;
}

interface Memory {
  readonly head: string;
  readonly commits: readonly MainLineCommit[];
  readonly facts: FactsByState;
}

function memoryPath(cache: string): string {
  return join(cache, 'histories.json');
}

async function readMemory(cache: string): Promise<Memory> {
  const kept = await readSealed<{
    readonly head: string;
    readonly commits: readonly MainLineCommit[];
    readonly facts: readonly (readonly [string, StateFacts | null])[];
  }>(memoryPath(cache), 'the history of all stories is read anew');
  return {
    head: kept?.head ?? '',
    commits: kept?.commits ?? [],
    facts: new Map(kept?.facts.map(([key, facts]) => [key, facts ?? undefined])),
  };
}

function shallowProblem(folders: Pick<Folders, 'root' | 'content'>): Problem {
  return {
    file: printedPath(folders.root, join(folders.content, 'site.yaml')),
    field: 'history',
    message:
      'the versions of stories come from git, and this repository was cloned without its older commits. Type git fetch --unshallow, or write history: if-complete to publish without versions.',
  };
}

async function readRedactions(
  folders: Pick<Folders, 'root' | 'content'>,
  versions: ReadonlyMap<string, readonly StoryVersion[]>,
  record: readonly RecordLine[],
): Promise<readonly Redaction[]> {
  const path = join(folders.content, 'redactions.yaml');
  if (!existsSync(path)) return [];
  const file = printedPath(folders.root, path);
  const source = readText(path);
  const { redactions, problems } =
    'fault' in source
      ? { redactions: [], problems: [{ file, line: source.line, message: source.fault }] }
      : parseRedactions(file, source.text);
  const all = [...problems, ...(await checkRedactions(folders.content, file, redactions, versions, record))];
  if (all.length > 0) throw new ContentProblems(locateProblems(folders.root, all, findFieldLine));
  return redactions;
}

/** An entry that removes nothing, because of a slip of the pen, would leave on the site what must not be there. */
async function checkRedactions(
  folder: string,
  file: string,
  redactions: readonly Redaction[],
  versions: ReadonlyMap<string, readonly StoryVersion[]>,
  record: readonly RecordLine[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, { story, version, passage }] of redactions.entries()) {
    const complain = (field: string, message: string) =>
      problems.push({ file, field: `redactions[${index}].${field}`, message });
    const known = versions.get(story);
    // A story may have to go altogether. That it was there stays on record.
    if (!known && record.some(({ entry }) => entry.story === story && entry.version === version)) continue;
    if (!known) {
      complain('story', `there is no public story “${story}”. Write the id of one, such as 2024/10/22/slug`);
      continue;
    }
    const newest = known.at(-1)?.number;
    if (version !== undefined && !known.some(({ number }) => number === version)) {
      complain('version', `“${story}” has no version ${version}. Its history page counts ${known.length}.`);
    } else if (version !== undefined && version === newest) {
      complain('version', `version ${version} is the one that is published now. Change or withdraw the story first.`);
    }
    if (passage === undefined) continue;
    const sources = await readSources(
      folder,
      known.map(({ blob }) => blob),
    );
    const having = known.filter(({ blob }) => hasPassage(sources.get(blob) ?? '', passage));
    if (having.length === 0) {
      complain(
        'passage',
        'no version has these words. Copy them from the source file as it was, with its signs of Markdown.',
      );
    } else if (having.at(-1)?.number === newest) {
      complain('passage', 'the story still has these words. Take them out of its file first, and commit that.');
    }
  }
  return problems;
}
