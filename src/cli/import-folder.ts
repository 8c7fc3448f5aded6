import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTopicMap, printTopicMap, type TopicMap } from '../importers/topic-map.ts';
import type { Problem } from '../domain/problem.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { writeWhole } from '../io/write-file.ts';

/** Which files earlier imports have written, and as what: a file that is still that has not been changed by anybody. */
export interface ImportRecord {
  /** @param path relative to the content folder */
  readonly digestOf: (path: string) => string | undefined;
  readonly set: (path: string, digest: string) => void;
}

/** What imports keep between runs, beside the content: `import/` in the project. */
export interface ImportFolder {
  readonly record: ImportRecord;
  readonly topicMap: TopicMap;
  readonly writeTopicMap: (map: TopicMap) => Promise<void>;
  readonly writeRecord: () => Promise<void>;
  readonly writeReport: (text: string) => Promise<void>;
  /** What messages call its files. */
  readonly names: { readonly topics: string; readonly report: string };
}

/** Opens the folder, which need not be there. What is wrong with the file of topics is told in `problems`. */
export async function openImportFolder({
  root,
}: Pick<Folders, 'root'>): Promise<ImportFolder | { readonly problems: readonly Problem[] }> {
  const place = (name: string) => join(root, 'import', name);
  const [topicsPath, recordPath, reportPath] = [place('topics.yaml'), place('record.txt'), place('report.txt')];
  const names = { topics: printedPath(root, topicsPath), report: printedPath(root, reportPath) };
  const topicsText = await readIfThere(topicsPath);
  const parsed =
    topicsText === undefined ? { map: { topics: [], leaveOut: [] } } : parseTopicMap(names.topics, topicsText);
  if ('problems' in parsed) return parsed;
  const digests = readRecord((await readIfThere(recordPath)) ?? '');
  return {
    record: {
      digestOf: (path) => digests.get(path),
      set: (path, digest) => void digests.set(path, digest),
    },
    topicMap: parsed.map,
    writeTopicMap: (map) => writeWhole(topicsPath, printTopicMap(map)),
    writeRecord: () => writeWhole(recordPath, printRecord(digests)),
    writeReport: (text) => writeWhole(reportPath, text),
    names,
  };
}

const heading = '# Files that imports have written, and their digests. Who changes a story need not change this.';

function readRecord(text: string): Map<string, string> {
  return new Map([...text.matchAll(/^([0-9a-f]{32}) {2}(.+)$/gm)].map(([, digest = '', path = '']) => [path, digest]));
}

function printRecord(digests: ReadonlyMap<string, string>): string {
  const lines = [...digests]
    .map(([path, digest]) => `${digest}  ${path}`)
    .toSorted((a, b) => (a.slice(34) < b.slice(34) ? -1 : 1));
  return `${[heading, ...lines].join('\n')}\n`;
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
