import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { headOf, type PublishedVersion, type RecordLine } from '../domain/public-record.ts';
import { findPageDifference } from '../formats/page-check.ts';
import {
  isRecordable,
  judgeFile,
  listStories,
  soundVerdicts,
  type FileVerdict,
  type ListedStory,
  type Verdict,
} from '../formats/record-check.ts';
import { findChainFault, readRecord, type PublicRecord } from '../formats/record-file.ts';
import { sha256 } from '../io/digest.ts';
import { fetchFile } from '../io/fetch-file.ts';
import { startProgress } from '../io/progress.ts';
import { isSigned, readPublicKey, WrongKey } from '../io/record-key.ts';
import { recordPath } from '../urls.ts';
import { Refusal, WrongUse, type Arguments, type Command } from './command.ts';
import { recordLimits } from './last-record.ts';
import { openFolder, openSite, type SiteCopy } from './site-copy.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary:
    'Check a site, or a copy of it, against its public record: whether anything was changed after it was published.',
  usage: 'FOLDER|URL [--record FILE|URL] [--key FILE|KEY] [--earlier FILE|HASH] [--story ID] [--all] [--json]',
  help: `FOLDER     a copy of the site, such as dist/ or what wget --mirror made; nothing is fetched
URL        the front page of the site itself: https://news.example
--record   the record, if it is not at ${recordPath} of the site or the copy
--key      the newsroom’s public key, in a PEM file or as record.json writes it, had from elsewhere than the site
--earlier  a record that was kept, or the head of one: is it still the beginning of this one?
--story    only this story: 2024/10/22/slug
--pause    seconds between two questions to a server; 0.1 by itself
--all      also lists the files in which nothing was found
--json     as JSON

Checked are the links of the chain, the signature, the file of each version and, against it, what the story’s page shows of
the newest: headline, sub-headline, notes and text; in a folder also whether compressed copies of these files hold the same.
Verdicts: matches, redacted, withdrawn (sound); changed, missing, not on record, unread (not sound). On the web nobody sees
files that the record does not name.
Exit status: 0 if all is sound, 1 if not, 2 if the command was not called as it must be.`,
  options: {
    record: { type: 'string' },
    key: { type: 'string' },
    earlier: { type: 'string' },
    story: { type: 'string' },
    pause: { type: 'string' },
    all: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async ({ positionals, values }, context) => {
    const [place, ...others] = positionals;
    if (place === undefined || others.length > 0) throw new WrongUse('Name one folder or one address.');
    const { root } = context.folders;
    const { copy, given } = await openCopy(place, values, root);
    const record = await obtainRecord(textOf(values['record']) ?? given, root);
    const proof: Proof = {
      chain: findChainFault(record),
      signature: judgeSignature(record, textOf(values['key']), root),
      ...(values['earlier'] !== undefined && {
        earlier: await judgeEarlier(record.lines, String(values['earlier']), root),
      }),
    };
    const { stories: all, gaps } = listStories(record.lines);
    const wanted = textOf(values['story'])?.replace(/^\/|\/$/g, '');
    const stories = wanted === undefined ? all : all.filter(({ id }) => id === wanted);
    if (wanted !== undefined && stories.length === 0) {
      throw new Refusal(`The record knows no story “${wanted}”. Write its id, such as 2024/10/22/slug`);
    }
    const listed = wanted === undefined ? copy.list() : [];
    const verdicts = [...(await judgeStories(stories, copy)), ...(await judgeOthers(all, listed, copy))];
    const isSound =
      proof.chain === undefined &&
      gaps.length === 0 &&
      proof.signature.isSound &&
      proof.earlier?.isSound !== false &&
      verdicts.every(({ verdict }) => soundVerdicts.has(verdict));
    const shown = values['all'] === true ? verdicts : verdicts.filter(({ verdict }) => verdict !== 'matches');
    context.print(
      values['json'] === true
        ? `${JSON.stringify({
            sound: isSound,
            site: record.site,
            lines: record.lines.length,
            head: headOf(record.lines),
            chain: proof.chain ?? gapSentences(gaps)[0] ?? null,
            signature: proof.signature,
            ...(proof.earlier && { earlier: proof.earlier }),
            counts: countVerdicts(verdicts),
            files: shown,
          })}\n`
        : printProof(record, proof, gaps, verdicts, shown, isSound),
    );
    return isSound ? 0 : 1;
  },
};

function textOf(value: Arguments['values'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What was found of the record itself. */
interface Proof {
  /** Where the chain breaks; undefined if it is whole. */
  readonly chain: string | undefined;
  readonly signature: Judgement;
  readonly earlier?: Judgement;
}

/** Whether something puts nothing in doubt, and what is to be known of it. */
interface Judgement {
  readonly isSound: boolean;
  readonly detail: string;
}

async function openCopy(place: string, values: Arguments['values'], root: string) {
  if (/^https?:/i.test(place)) {
    if (!URL.canParse(place))
      throw new WrongUse(`“${place}” is not an address. Write for example https://news.example`);
    const pause = Number(values['pause'] ?? 0.1);
    if (!(pause >= 0))
      throw new WrongUse(`“${String(values['pause'])}” is not a number of seconds. Write for example --pause 0.1`);
    const { origin, pathname } = new URL(place);
    const front = `${origin}${pathname.replace(/(?:\/(?:index\.html)?)$/, '')}`;
    return { copy: openSite(front, pause * 1000), given: `${front}${recordPath}` };
  }
  const folder = resolve(root, place);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new WrongUse(`There is no folder ${place}.`);
  const inside = await findSiteFolder(folder);
  return { copy: openFolder(inside), given: join(inside, recordPath) };
}

/** wget puts a site into a folder that has its name. */
async function findSiteFolder(folder: string): Promise<string> {
  const isSite = async (path: string) => (await stat(join(path, recordPath)).catch(() => undefined))?.isFile() === true;
  if (await isSite(folder)) return folder;
  const below = await readdir(folder, { withFileTypes: true });
  for (const { name } of below.filter((entry) => entry.isDirectory())) {
    if (await isSite(join(folder, name))) return join(folder, name);
  }
  return folder;
}

/** @param given path or address */
async function obtainRecord(given: string, root: string): Promise<PublicRecord> {
  const text = await obtainText(given, root);
  if (typeof text !== 'string') {
    throw new Refusal(`There is no record: ${given} ${text.fault}. If it is elsewhere, name it with --record.`);
  }
  const record = readRecord(text, sha256);
  if ('fault' in record) throw new Refusal(`${given} ${record.fault}`);
  return record;
}

async function obtainText(given: string, root: string): Promise<string | { readonly fault: string }> {
  if (/^https?:/i.test(given)) {
    const answer = await fetchFile(given, recordLimits);
    if ('fault' in answer) return answer;
    return answer.status === 200 ? new TextDecoder().decode(answer.bytes) : { fault: `answers ${answer.status}` };
  }
  return readFile(resolve(root, given), 'utf8').catch(() => ({ fault: 'is no file that can be read' }));
}

function judgeSignature({ lines, key, signature }: PublicRecord, pinned: string | undefined, root: string): Judgement {
  const own = pinned === undefined ? undefined : readPinned(pinned, root);
  if (key === undefined || signature === undefined) {
    return {
      isSound: own === undefined,
      detail:
        own === undefined
          ? 'none. Whoever can write on the server can replace the whole record unseen, except by those who kept a head of it (--earlier).'
          : 'none, though a key was named.',
    };
  }
  if (!isSigned(headOf(lines), key, signature)) {
    return { isSound: false, detail: `WRONG: it does not belong to this record. Key ${key}` };
  }
  if (own === undefined) {
    return {
      isSound: true,
      detail: `good, by the key ${key}. That shows that the record is as the holder of this key signed it, and not whose key it is: whoever can replace the record can sign it with a key of their own. Get the newsroom’s key elsewhere and name it with --key.`,
    };
  }
  return own === key
    ? { isSound: true, detail: 'good, by the key that you named. It does not show that nothing newer exists.' }
    : { isSound: false, detail: `BY ANOTHER KEY than the one that you named: ${key}` };
}

function readPinned(given: string, root: string): string {
  try {
    return readPublicKey(/^[A-Za-z0-9+/]{59}=$/.test(given) ? given : resolve(root, given));
  } catch (error) {
    if (error instanceof WrongKey) throw new WrongUse(error.message);
    throw error;
  }
}

/** @param given a head, or the path or address of a record */
async function judgeEarlier(lines: readonly RecordLine[], given: string, root: string): Promise<Judgement> {
  const head = /^[0-9a-f]{64}$/i.test(given) ? given.toLowerCase() : headOf((await obtainRecord(given, root)).lines);
  const index = lines.findIndex(({ hash }) => hash === head);
  if (index !== -1) {
    return { isSound: true, detail: `line ${index + 1} of ${lines.length}: nothing up to there was changed since.` };
  }
  return {
    isSound: false,
    detail: `NOT IN THIS RECORD: no line has the hash ${head}. What was on record then has been changed or taken out since.`,
  };
}

/** More than the eye can follow. */
const worthTelling = 500;

async function judgeStories(stories: readonly ListedStory[], copy: SiteCopy): Promise<readonly FileVerdict[]> {
  const verdicts = new Map<ListedStory, readonly FileVerdict[]>();
  const progress = stories.length > worthTelling ? startProgress('stories checked', stories.length) : undefined;
  const rest = stories.values();
  await Promise.all(
    Array.from({ length: copy.atOnce }, async () => {
      for (const story of rest) {
        verdicts.set(story, await judgeStory(story, copy));
        progress?.tick();
      }
    }),
  );
  progress?.end();
  return stories.flatMap((story) => verdicts.get(story) ?? []);
}

async function judgeStory({ files, page }: ListedStory, copy: SiteCopy): Promise<readonly FileVerdict[]> {
  const verdicts: FileVerdict[] = [];
  let newest: Uint8Array | undefined;
  let last: FileVerdict | undefined;
  for (const file of files) {
    const found = await copy.read(file.path);
    newest = undefined;
    if (found !== undefined && !(found instanceof Uint8Array)) {
      last = { path: file.path, verdict: 'unread', detail: found.fault };
      verdicts.push(last);
      continue;
    }
    last = judgeFile(file, found && sha256(found));
    verdicts.push(last, ...(await judgeCompressed(file.path, found, copy)));
    if (last.verdict === 'matches') newest = found;
  }
  // Of a story that had to go altogether there is no page either.
  if (last?.verdict === 'redacted') return verdicts;
  return [...verdicts, ...(await judgePage(page, newest, files.at(-1)?.path ?? '', copy))];
}

/** Whether what servers send in the place of a file says the same. */
async function judgeCompressed(
  path: string,
  found: Uint8Array | undefined,
  copy: SiteCopy,
): Promise<readonly FileVerdict[]> {
  const copies = await copy.readCompressed(path);
  return copies.flatMap(({ path, content }): readonly FileVerdict[] => {
    if (content === undefined) return [];
    if (!(content instanceof Uint8Array)) return [{ path, verdict: 'unread', detail: content.fault }];
    if (!found) return [{ path, verdict: 'changed', detail: 'is there without the file of which it is a copy' }];
    if (Buffer.compare(content, found) === 0) return [];
    return [{ path, verdict: 'changed', detail: 'does not hold what the file holds of which it is a copy' }];
  });
}

async function judgePage(
  path: string,
  newest: Uint8Array | undefined,
  newestPath: string,
  copy: SiteCopy,
): Promise<readonly FileVerdict[]> {
  const found = await copy.read(path);
  if (found !== undefined && !(found instanceof Uint8Array)) return [{ path, verdict: 'unread', detail: found.fault }];
  const ofCopies = await judgeCompressed(path, found, copy);
  if (found === undefined) return [{ path, verdict: 'missing', detail: 'is not there' }, ...ofCopies];
  if (!newest) {
    const detail = `cannot be checked without ${newestPath} as it is on record`;
    return [{ path, verdict: 'unread', detail }, ...ofCopies];
  }
  const difference = findPageDifference(new TextDecoder().decode(found), new TextDecoder().decode(newest));
  const verdict: FileVerdict =
    difference === undefined
      ? { path, verdict: 'matches' }
      : { path, verdict: 'changed', detail: `${difference}; it is to show ${newestPath}` };
  return [verdict, ...ofCopies];
}

/** Versions and stories in a folder that the record does not name. */
async function judgeOthers(
  stories: readonly ListedStory[],
  listed: readonly string[],
  copy: SiteCopy,
): Promise<readonly FileVerdict[]> {
  const known = new Set(stories.flatMap(({ page, files }) => [page, ...files.map(({ path }) => path)]));
  const verdicts: FileVerdict[] = [];
  for (const path of listed.filter((one) => isRecordable(one) && !known.has(one)).toSorted()) {
    if (path.endsWith('.html') && !(await isStory(path, copy))) continue;
    verdicts.push({ path, verdict: 'not on record', detail: 'is not named in the record' });
  }
  return verdicts;
}

/** What stands at an old address sends readers on, and is no story. */
async function isStory(path: string, copy: SiteCopy): Promise<boolean> {
  const found = await copy.read(path);
  return !(found instanceof Uint8Array) || !/<meta http-equiv="refresh"/i.test(new TextDecoder().decode(found));
}

function countVerdicts(verdicts: readonly FileVerdict[]): Readonly<Partial<Record<Verdict, number>>> {
  return Object.fromEntries(
    [...Map.groupBy(verdicts, ({ verdict }) => verdict)].map(([verdict, { length }]) => [verdict, length]),
  );
}

function gapSentences(gaps: readonly PublishedVersion[]): readonly string[] {
  return gaps.map(
    ({ story, version }) =>
      `Version ${version} of ${story} is on record, and version ${version - 1} is not: its line was taken out.`,
  );
}

function printProof(
  { site, lines }: PublicRecord,
  { chain, signature, earlier }: Proof,
  gaps: readonly PublishedVersion[],
  verdicts: readonly FileVerdict[],
  shown: readonly FileVerdict[],
  isSound: boolean,
): string {
  const counts = Object.entries(countVerdicts(verdicts)).map(([verdict, count]) => `${count} ${verdict}`);
  const rows = [
    ['Record', `of ${site}, ${lines.length} lines, head ${headOf(lines)}`],
    ['Chain', chain === undefined && gaps.length === 0 ? 'whole: each line follows from the one before.' : 'BROKEN.'],
    ...[...(chain === undefined ? [] : [chain]), ...gapSentences(gaps)].map((sentence) => ['', sentence]),
    ['Signature', signature.detail],
    ...(earlier ? [['Earlier', earlier.detail]] : []),
    ['Files', `${verdicts.length}: ${counts.join(', ')}.`],
  ];
  const findings = shown.map(({ path, verdict, detail }) =>
    [verdict.padEnd('not on record'.length), path, ...(detail === undefined ? [] : [detail])].join('  '),
  );
  return [
    ...rows.map(([name = '', text = '']) => `${name.padEnd(11)}${text}`),
    '',
    ...(findings.length === 0 ? [] : [...findings, '']),
    isSound ? 'All is as it is on record.' : 'NOT all is as it is on record.',
    '',
  ].join('\n');
}
