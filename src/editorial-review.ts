import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredContent } from './checks/filed-content.ts';
import type { Finding } from './checks/finding.ts';
import type { OtherFile, Rule, TextFacts } from './checks/rule.ts';
import { rules } from './checks/rules.ts';
import { reviewStored } from './content-review.ts';
import { publishes } from './domain/optional-outputs.ts';
import type { Site } from './domain/site.ts';
import type { Section } from './domain/source-file.ts';
import { sections } from './domain/source-file.ts';
import { lateChanges } from './io/late-changes.ts';
import { locateProblems } from './io/locate-problems.ts';
import { printedPath, type Folders } from './io/folders.ts';
import { readPipelineVersion } from './io/pipeline-version.ts';
import { sectionReader } from './io/read-section.ts';
import type { Progress } from './io/progress.ts';
import { filesIn, memoryStore, type StoredEntry } from './io/section-store.ts';
import { listFiles } from './io/source-files.ts';
import { writeWhole } from './io/write-file.ts';
import { findFieldLine } from './schemas/find-field-line.ts';
import { openReading } from './reading.ts';
import { readSite } from './site.ts';
import type { TextNotes } from './text-notes.ts';
import { optionalOutputOf, reservedFiles, reservedSegments } from './urls.ts';

interface ReviewOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly startProgress?: (section: Section) => (files: number) => Progress;
}

/** What stops a build, and what editors should look at again; sorted by file and line. */
export async function reviewEditorially(folders: Folders, options: ReviewOptions): Promise<readonly Finding[]> {
  const { site, timeZone } = readSite(folders);
  const { stored, remembered } = await readAll(folders, timeZone, options);
  const { newsroom, problems } = await reviewStored(folders, stored, { now: options.now, preview: true });
  const texts = new Map(remembered.map(({ facts }) => [facts.file, facts]));
  const change = await lateChanges(folders, newsroom.articles);
  const checked = {
    newsroom,
    texts,
    otherFiles: await otherFilesOf(folders),
    isOwnPath: (path: string) =>
      !isLeftOut(path, site) &&
      (isOwnPath(path) || /^\/\d{4}(?:\/\d\d){0,2}\/?$/.test(path) || /\/[^/]+\.[a-z0-9]+$/i.test(path)),
    lateChange: (file: string) => change.get(file),
  };
  const findings = rules.flatMap((rule): readonly Finding[] => {
    const severity = settingOf(rule, site);
    if (severity === 'off') return [];
    const found =
      rule.looksAt === 'text' ? remembered.flatMap((text) => text.found[rule.name] ?? []) : rule.check(checked);
    return found.map((one) => ({ ...one, rule: rule.name, severity }));
  });
  const located = locateProblems(folders.root, findings, findFieldLine) as readonly Finding[];
  return [
    ...problems.map((problem) => ({ ...problem, rule: 'content', severity: 'error' }) as const),
    ...located,
  ].toSorted(byPlace);
}

/** What is known of every text of the newsroom. */
export async function readTexts(folders: Folders): Promise<readonly TextFacts[]> {
  const { remembered } = await readAll(folders, readSite(folders).timeZone, {});
  return remembered.map(({ facts }) => facts);
}

function settingOf(rule: Rule, site: Site) {
  return site.checks[rule.name] ?? rule.severity;
}

function isLeftOut(path: string, site: Site): boolean {
  const output = optionalOutputOf(path);
  return output !== undefined && !publishes(output, site);
}

function isOwnPath(path: string): boolean {
  return path === '/' || reservedFiles.has(path) || reservedSegments.has(path.split('/')[1] ?? '');
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.message < b.message ? -1 : 1)
  );
}

/** Files that have not changed since the last review are not read again. */
async function readAll(
  folders: Folders,
  timeZone: string | undefined,
  { startProgress }: Pick<ReviewOptions, 'startProgress'>,
) {
  const version = await readPipelineVersion(folders.root);
  const memory = await openMemory(folders, version);
  const reading = await openReading({ folders, timeZone, version, purpose: 'check' });
  const remembered = new Map<string, TextNotes>();
  const news = { any: false };
  const read = async (section: Section) => {
    const store = memoryStore();
    for (const entry of memory.entries[section] ?? []) store.set(entry);
    await sectionReader({
      section,
      folders,
      store,
      cache: { version },
      parserKey: timeZone ?? '',
      readAnew: reading.readerOf(section),
      onRead: (_, { stored, notes }) => {
        news.any = true;
        if (notes) remembered.set(stored.file, notes as TextNotes);
      },
    }).readAll(startProgress?.(section));
    for (const { data } of store.values()) {
      const file = data['file'] as string;
      const known = memory.texts[file];
      if (known && !remembered.has(file)) remembered.set(file, known);
    }
    if (store.keys().length !== (memory.entries[section]?.length ?? 0)) news.any = true;
    return store;
  };
  const readSections = async () => ({
    articles: await read('articles'),
    people: await read('people'),
    topics: await read('topics'),
    pages: await read('pages'),
  });
  const stores = await readSections().finally(() => reading.close());
  if (news.any) {
    await memory.keep({
      entries: Object.fromEntries(sections.map((section) => [section, stores[section].values()])),
      texts: Object.fromEntries(remembered),
    });
  }
  const stored: StoredContent = {
    articles: filesIn(stores.articles),
    people: filesIn(stores.people),
    topics: filesIn(stores.topics),
    pages: filesIn(stores.pages),
  };
  // Threads read in whatever order they come to it.
  const inOrder = [...remembered.values()].toSorted((a, b) => (a.facts.file < b.facts.file ? -1 : 1));
  return { stored, remembered: inOrder };
}

interface Memory {
  readonly entries: Readonly<Partial<Record<Section, readonly StoredEntry[]>>>;
  readonly texts: Readonly<Record<string, TextNotes>>;
}

/** A memory of other code is none: rules find other things. */
async function openMemory(
  folders: Folders,
  version: string,
): Promise<Memory & { readonly keep: (memory: Memory) => Promise<void> }> {
  const path = join(folders.cache, 'check.json');
  const key = `${version} ${folders.content}`;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const known = text === undefined ? undefined : parseMemory(text);
  return {
    ...(known?.key === key ? known.memory : { entries: {}, texts: {} }),
    keep: async (memory) => {
      await writeWhole(path, JSON.stringify({ key, memory }));
    },
  };
}

function parseMemory(text: string): { readonly key: string; readonly memory: Memory } | undefined {
  try {
    return JSON.parse(text) as { key: string; memory: Memory };
  } catch {
    // Cut short: all is read again.
    return undefined;
  }
}

async function otherFilesOf({ root, content }: Folders): Promise<readonly OtherFile[]> {
  const paths = (await listFiles(content)).filter((path) => !/\.(?:mdx?|ya?ml)$/.test(path));
  const files: OtherFile[] = [];
  for (const path of paths) {
    const location = join(content, path);
    files.push({ file: printedPath(root, location), bytes: (await stat(location)).size });
  }
  return files;
}
