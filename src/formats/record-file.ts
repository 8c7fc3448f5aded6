import { findBrokenLink, headOf, type MakeLine, type RecordEntry, type RecordLine } from '../domain/public-record.ts';
import { absoluteUrl, recordHelpPath } from '../urls.ts';
import { withoutUndefined } from '../schemas/without-undefined.ts';
import { parseRecordFile } from '../schemas/public-record.ts';

/** An Ed25519 signature over the head of a record. */
export interface RecordSignature {
  /** The public key: SubjectPublicKeyInfo (RFC 8410) in base64, the middle line of a PEM file. */
  readonly key: string;
  /** In base64. */
  readonly signature: string;
}

/** All that the publication has published, as anybody can check it. */
export interface PublicRecord extends Partial<RecordSignature> {
  /** Where it is published: `https://news.example`. */
  readonly site: string;
  readonly lines: readonly RecordLine[];
  /** The hash of the last line, as the file states it. */
  readonly head: string;
}

/** Raised when records or the files of versions take another form. */
export const recordForm = 1;

/**
 * A line without its hash, as it stands in the file and is hashed: JSON without blanks, its fields in this order and no
 * others.
 */
export function printRecordLine(entry: RecordEntry, previous: string): string {
  if ('redacts' in entry) {
    const { redacts, story, version, reason, sha256 } = entry;
    return JSON.stringify({ redacts, story, version, reason, sha256, previous });
  }
  const { story, version, was, status, time, sha256 } = entry;
  return JSON.stringify({ story, version, was, status, time, sha256, previous });
}

/** @param signature if there is a key */
export function printRecord(site: string, lines: readonly RecordLine[], signature?: RecordSignature): string {
  const printed = lines.map(({ entry, previous }) => printRecordLine(entry, previous));
  return [
    `{"record":${recordForm},`,
    `"site":${JSON.stringify(site)},`,
    `"about":${JSON.stringify(absoluteUrl(recordHelpPath, { url: site }))},`,
    '"lines":[',
    ...(printed.length === 0 ? [] : [printed.join(',\n')]),
    '],',
    `"head":${JSON.stringify(headOf(lines))}${signature ? ',' : '}'}`,
    ...(signature
      ? [`"key":${JSON.stringify(signature.key)},`, `"signature":${JSON.stringify(signature.signature)}}`]
      : []),
    '',
  ].join('\n');
}

/** @param sha256 in hexadecimal */
export function lineMaker(sha256: (text: string) => string): MakeLine {
  return (entry, previous) => ({ entry, previous, hash: sha256(printRecordLine(entry, previous)) });
}

/**
 * Reads a record; whether it is whole is for `findChainFault` to say.
 *
 * @param sha256 in hexadecimal
 * @returns or why it is none, as the end of a sentence that begins with its name
 */
export function readRecord(text: string, sha256: (text: string) => string): PublicRecord | { readonly fault: string } {
  const file = parseRecordFile(text, recordForm);
  if ('fault' in file) return file;
  const makeLine = lineMaker(sha256);
  const { site, head, key, signature, lines } = withoutUndefined(file);
  return {
    site,
    lines: lines.map(({ previous, ...entry }) => makeLine(entry, previous)),
    head,
    ...(key !== undefined && { key }),
    ...(signature !== undefined && { signature }),
  };
}

/** Where a record was changed after it was written, in whole sentences; undefined if it is whole in itself. */
export function findChainFault({ lines, head }: PublicRecord): string | undefined {
  const broken = findBrokenLink(lines);
  const line = broken === undefined ? undefined : lines[broken];
  if (broken !== undefined && line) {
    const before = lines[broken - 1];
    const here = `Line ${broken + 1} of the record (${nameOf(line)})`;
    return before
      ? `${here} does not follow from line ${broken} (${nameOf(before)}): it names ${line.previous} as that line’s hash, which is ${before.hash}. One of the two was changed, put in, moved or taken out after the record was written.`
      : `${here} is not the first that was written: lines before it were taken out.`;
  }
  if (head !== headOf(lines)) {
    return `The record names ${head} as the hash of its last line, which is ${headOf(lines)}. Its last lines were changed or taken out after it was written.`;
  }
  return undefined;
}

function nameOf({ entry }: RecordLine): string {
  return `${'redacts' in entry ? 'redaction of ' : ''}${entry.story}, version ${entry.version}`;
}
