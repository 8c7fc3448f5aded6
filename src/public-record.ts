import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BrokenRecord } from './domain/broken-record.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { continueRecord, findDisagreements, headOf, type RecordLine } from './domain/public-record.ts';
import { isRemovedVersion, type PublicVersion } from './domain/story-history.ts';
import {
  findChainFault,
  lineMaker,
  printRecord,
  readRecord,
  type PublicRecord,
  type RecordSignature,
} from './formats/record-file.ts';
import { readHistories, readVersionFiles, type Histories } from './histories.ts';
import { sha256 } from './io/digest.ts';
import type { Folders } from './io/folders.ts';
import { isSigned, nameOf, readPrivateKey, readPublicKey, signText } from './io/record-key.ts';
import { explainBreaks } from './record-breaks.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What readers saw of each story, and the record of it that was published last. */
export interface RecordedHistories {
  readonly histories: Histories;
  /** Empty if there is none. */
  readonly last: readonly RecordLine[];
}

/**
 * Reads the histories of all stories and holds them against what was published last, if `LAST_RECORD` names a file.
 *
 * @param now milliseconds since 1970 UTC
 * @throws BrokenRecord, ContentProblems
 */
export async function readRecordedHistories(
  folders: Folders,
  newsroom: Pick<Newsroom, 'site' | 'articleById'>,
  now: number,
  environment: Environment,
): Promise<RecordedHistories> {
  const last = readLastRecord(folders, environment);
  const histories = await readHistories(folders, newsroom, now, last?.lines);
  if (histories.state !== 'complete') {
    if (last) throw new BrokenRecord(endOfRecord(histories.state));
    return { histories, last: [] };
  }
  const lines = last?.lines ?? [];
  const { versions, redactions } = histories;
  const isRemoved = ({ entry }: RecordLine) =>
    !versions.has(entry.story) &&
    redactions.some(({ story, version }) => story === entry.story && version === entry.version);
  const disagreements = findDisagreements(lines, versions).filter((line) => !isRemoved(line));
  if (disagreements.length > 0) {
    const breaks = await explainBreaks(folders.content, disagreements, histories, now);
    const isOfOther = last !== undefined && last.site !== newsroom.site.url;
    throw new BrokenRecord(
      isOfOther
        ? `The last published record is of ${last.site}, this site is ${newsroom.site.url}.\n${breaks}`
        : breaks,
    );
  }
  return { histories, last: lines };
}

/** The record that a build publishes; undefined where there is no full history to make it from. */
export async function goOnWithRecord(
  folders: Pick<Folders, 'content'>,
  { histories, last }: RecordedHistories,
): Promise<readonly RecordLine[] | undefined> {
  const { state, versions, redactions } = histories;
  if (state !== 'complete') return undefined;
  const shown = await digestShown(folders.content, versions);
  return continueRecord(last, versions, shown, redactions, lineMaker(sha256));
}

/** SHA-256 of the files of versions of which something was taken out. */
async function digestShown(
  folder: string,
  versions: Histories['versions'],
): Promise<ReadonlyMap<PublicVersion, string>> {
  const shown = new Map<PublicVersion, string>();
  for (const ofStory of versions.values()) {
    const redacted = ofStory.filter((version) => version.redactions.length > 0 && !isRemovedVersion(version));
    if (redacted.length === 0) continue;
    const files = await readVersionFiles(folder, redacted);
    for (const version of redacted) shown.set(version, sha256(files.get(version.number)?.text ?? ''));
  }
  return shown;
}

function endOfRecord(state: Exclude<Histories['state'], 'complete'>): string {
  return state === 'incomplete'
    ? 'The public record cannot be gone on with: this repository was cloned without its older commits. Type git fetch --unshallow'
    : 'The public record would end here: the content is in no git repository, or site.yaml says history: none. Build where the repository is and with history: full, or without LAST_RECORD if the publication gives its record up.';
}

/** @throws BrokenRecord if it is none, was changed, or is not signed as it must be */
function readLastRecord({ root }: Pick<Folders, 'root'>, environment: Environment): PublicRecord | undefined {
  const path = environment['LAST_RECORD'];
  if (!path) return undefined;
  let text: string;
  try {
    text = readFileSync(resolve(root, path), 'utf8');
  } catch {
    throw new BrokenRecord(
      `LAST_RECORD names ${path}, and there is no such file. Name the record that was published last, or build without LAST_RECORD if there was none.`,
    );
  }
  const record = readRecord(text, sha256);
  if ('fault' in record) throw new BrokenRecord(`The last published record ${record.fault}`);
  const fault = findChainFault(record) ?? findSignatureFault(record, { root }, environment);
  if (fault !== undefined) {
    throw new BrokenRecord(`The last published record does not hold. ${fault}`);
  }
  return record;
}

/**
 * A record that is signed must be signed by the newsroom’s key, and goes on being signed: otherwise whoever can write on the
 * server could cut it short unseen. `OLD_RECORD_KEY` names the key before, in the one build that changes it.
 */
function findSignatureFault(
  record: PublicRecord,
  { root }: Pick<Folders, 'root'>,
  environment: Environment,
): string | undefined {
  if (record.key === undefined && record.signature === undefined) return undefined;
  const { key = '', signature = '' } = record;
  if (!isSigned(headOf(record.lines), key, signature)) {
    return 'Its signature does not belong to it: the record was changed after it was signed.';
  }
  const own = environment['OLD_RECORD_KEY'] || environment['RECORD_KEY'];
  if (!own) return 'It is signed, and this build has no key. Name the file of the key in RECORD_KEY.';
  return readPublicKey(resolve(root, own)) === key
    ? undefined
    : `It is signed with another key, ${key}. If the newsroom has changed its key, name the file of the old one in OLD_RECORD_KEY for this build.`;
}

/** The file `record.json`, signed if `RECORD_KEY` names the file of a key. */
export function printSignedRecord(
  lines: readonly RecordLine[],
  { url }: Pick<Newsroom['site'], 'url'>,
  { root }: Pick<Folders, 'root'>,
  environment: Environment,
): string {
  return printRecord(url, lines, signHead(headOf(lines), { root }, environment));
}

function signHead(
  head: string,
  { root }: Pick<Folders, 'root'>,
  environment: Environment,
): RecordSignature | undefined {
  const path = environment['RECORD_KEY'];
  if (!path) return undefined;
  const key = readPrivateKey(resolve(root, path));
  return { key: nameOf(key), signature: signText(head, key) };
}

/**
 * To be called before anything is built, so that a key that cannot be used is told in one line.
 *
 * @throws WrongKey
 */
export function checkRecordKeys({ root }: Pick<Folders, 'root'>, environment: Environment): void {
  const { RECORD_KEY: key, OLD_RECORD_KEY: old } = environment;
  if (key) readPrivateKey(resolve(root, key));
  if (old) readPublicKey(resolve(root, old));
}
