import { parseInstant } from '../domain/instant.ts';
import { statuses, type Status } from '../domain/article.ts';
import { redact } from '../domain/redaction.ts';
import { splitFile } from '../domain/split-file.ts';
import { articleSchema } from '../schemas/article.ts';
import { isEmpty } from '../schemas/fields.ts';
import { parseYaml, plainSource } from '../schemas/front-matter.ts';

/** A version of a story as anybody may keep it and compare it. */
export interface VersionFile {
  readonly status: Status;
  /** Milliseconds since 1970 UTC. */
  readonly firstPublic: number;
  /** Whom and what the fields name by ids: `people/mike-firn`, `topics/russia`, `articles/2024/10/22/slug`. */
  readonly mentions: readonly string[];
  /** Public fields and text; the same for all states of a source file that differ in nothing but notes to oneself. */
  readonly text: string;
}

const fieldNames = Object.keys(articleSchema(undefined).shape);
/** What a withdrawn story still says. */
const keptOfWithdrawn: ReadonlySet<string> = new Set([
  'headline',
  'published',
  'updated',
  'authors',
  'notes',
  'status',
]);

/**
 * Makes the file of a version from the source file as it was committed: YAML front matter, each field on a line as JSON in
 * the order of the documentation, and the Markdown as it was written. Comments, fields that this publication does not know,
 * and how lines end are left out, so that nobody’s note to a colleague is published. Of a withdrawn story there is no text.
 *
 * @param id of the story in that version: `2024/10/22/slug`
 * @returns undefined if a build would have refused the file
 */
export function toVersionFile(id: string, source: string): VersionFile | undefined {
  const { front, body } = splitFile(plainSource(source));
  const fields = readFields(id, front);
  if (!fields) return undefined;
  const { status, firstPublic, mentions, lines } = fields;
  const text = status === 'withdrawn' ? '' : withoutComments(body);
  return { status, firstPublic, mentions, text: `---\n${storyField}: ${JSON.stringify(id)}\n${lines}---\n${text}` };
}

/** What stands above the text of a version’s file. */
type VersionFields = Pick<VersionFile, 'status' | 'firstPublic' | 'mentions'> & { readonly lines: string };

let latest: { readonly front: string; readonly fields: VersionFields | undefined } | undefined;

/** Most changes leave the fields as they were, so that of a story’s versions, one after another, few are parsed. */
function readFields(id: string, front: string): VersionFields | undefined {
  if (latest?.front !== front) latest = { front, fields: parseFields(id, front) };
  return latest.fields;
}

function parseFields(id: string, front: string): VersionFields | undefined {
  const parsed = parseYaml(id, front.replace(/^---[ \t]*\n/, '').replace(/---[ \t]*\n?$/, ''), 2);
  if (!('data' in parsed)) return undefined;
  const { data } = parsed;
  const status = data['status'] ?? 'published';
  const instant = data['published'] ?? data['updated'];
  const firstPublic = typeof instant === 'string' ? parseInstant(instant) : 'not-a-date';
  if (!isStatus(status) || typeof data['headline'] !== 'string' || typeof firstPublic === 'string') return undefined;
  const isWithdrawn = status === 'withdrawn';
  const lines = fieldNames
    .filter((name) => data[name] !== undefined && !isEmpty(data[name]) && (!isWithdrawn || keptOfWithdrawn.has(name)))
    .map((name) => `${name}: ${JSON.stringify(data[name])}\n`);
  return { status, firstPublic: firstPublic.epoch, mentions: mentionsIn(data), lines: lines.join('') };
}

const naming: Readonly<Record<string, string>> = {
  authors: 'people',
  editors: 'people',
  translators: 'people',
  contributors: 'people',
  topics: 'topics',
  related: 'articles',
};

function mentionsIn(data: Readonly<Record<string, unknown>>): readonly string[] {
  const mentions = Object.entries(naming).flatMap(([field, section]) => {
    const ids: unknown = data[field];
    const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
    return list.filter((id) => typeof id === 'string').map((id) => `${section}/${id}`);
  });
  return [...new Set(mentions)];
}

/** The one field of a version’s file that its source has in its path. */
export const storyField = 'story';

function isStatus(value: unknown): value is Status {
  return statuses.some((status) => status === value);
}

/** Code, in which what looks like a comment is text, or a comment. */
const codeOrComment = /(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n\2|$)|(`+)[^`][\s\S]*?\3|<!--[\s\S]*?-->/g;

function withoutComments(body: string): string {
  return body.replace(codeOrComment, (found) => (found.startsWith('<!--') ? '' : found));
}

/** Takes passages out of a version’s file, in its fields and its text. */
export function redactVersionFile(text: string, passages: readonly string[]): string {
  if (passages.length === 0) return text;
  const { front, body } = splitFile(text);
  const lines = front.split('\n').map((line) => {
    const [, name, value] = /^(\w+: )(.*)$/s.exec(line) ?? [];
    return name === undefined || value === undefined ? line : `${name}${redactJson(value, passages)}`;
  });
  return `${lines.join('\n')}${redact(body, passages)}`;
}

function redactJson(json: string, passages: readonly string[]): string {
  return JSON.stringify(
    JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? redact(value, passages) : value)),
  );
}
