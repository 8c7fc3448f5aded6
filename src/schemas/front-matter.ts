import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problem } from '../domain/problem.ts';
import { printPath, type FieldPath } from './field-path.ts';
import { readQuickYaml } from './quick-yaml.ts';
import { findYamlProblems } from './yaml-problems.ts';

/** The fields of a file, and where each of them stands. */
export interface YamlFields {
  readonly data: Readonly<Record<string, unknown>>;
  /** The line of the file on which a field stands; a missing field is on the line of what should hold it. */
  readonly lineOf: (path: FieldPath) => number;
}

/** A source file taken apart: the fields, unless they cannot be read, and the text behind them, if one can be found. */
export interface FrontMatter {
  readonly fields?: YamlFields;
  readonly problems: readonly Problem[];
  readonly body?: string;
  /** The line of the file on which `body` begins, counted from 1. */
  readonly bodyLine: number;
}

const fence = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;

/**
 * The text of a file as everything else reads it. A byte order mark is ignored, line ends of every kind become `\n`, and
 * control characters, which come with text pasted from elsewhere and which no page may have, become blanks or nothing.
 */
export function plainSource(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u000B\u000C]/g, ' ')
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '');
}

/** The text behind the front matter of a sound file. */
export function textBehindFrontMatter(text: string): string {
  return plainSource(text).replace(fence, '');
}

/** Takes a Markdown file apart. */
export function parseFrontMatter(file: string, text: string): FrontMatter {
  const source = plainSource(text);
  const match = fence.exec(source);
  if (!match) {
    const message = source.startsWith('---')
      ? 'the front matter has no end. Write a line of three hyphens (---) below its last field.'
      : 'there is no front matter. Write a line of three hyphens (---) at the very beginning, then the fields, then another such line.';
    return { problems: [{ file, line: 1, message }], bodyLine: 1 };
  }
  const body = source.slice(match[0].length);
  const bodyLine = 1 + countLineEnds(match[0]);
  const parsed = parseYaml(file, match[1] ?? '', 2);
  return 'data' in parsed ? { fields: parsed, problems: [], body, bodyLine } : { problems: parsed, body, bodyLine };
}

/**
 * Reads YAML 1.2 of which single values stay the text that was typed: no reader turns an instant into UTC, a headline
 * `1984` into a number or the language `no` into false. An empty value is null.
 *
 * @param firstLine the line of the file on which `text` begins
 */
export function parseYaml(file: string, text: string, firstLine: number): YamlFields | readonly Problem[] {
  const quick = readQuickYaml(text);
  if (!quick) return parseYamlFully(file, text, firstLine);
  return {
    data: quick.data,
    lineOf: (path) => lineInFile(quick.lineOf(path), firstLine),
  };
}

/** `parseYaml` of any text whatever. */
export function parseYamlFully(file: string, text: string, firstLine: number): YamlFields | readonly Problem[] {
  const counter = new LineCounter();
  const document = parse(text, counter);
  if (document === undefined) {
    return [{ file, line: firstLine, message: 'the fields are nested too deeply. Write each as name: text.' }];
  }
  const problems = findYamlProblems(document, text).map(({ offset, path, message }) => ({
    file,
    line: counter.linePos(offset).line + firstLine - 1,
    ...(path && { field: printPath(path) }),
    message,
  }));
  if (problems.length > 0) return problems;
  const data: unknown = document.contents === null ? {} : document.toJS();
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const message = 'there are no fields here. Write one on a line, as a name, a colon, a space and the text.';
    return [{ file, line: firstLine, message }];
  }
  return {
    data: data as Record<string, unknown>,
    lineOf: (path) => {
      const offset = offsetOf(document, path);
      return lineInFile(offset === undefined ? undefined : counter.linePos(offset).line, firstLine);
    },
  };
}

/** What is missing altogether is told at the opening fence. */
function lineInFile(line: number | undefined, firstLine: number): number {
  return line === undefined ? Math.max(1, firstLine - 1) : line + firstLine - 1;
}

const guessed = /:(?:bool|int|float)$/;

/** Undefined if the text is nested more deeply than the parser can follow. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: 'error',
      version: '1.2',
      customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !guessed.test(tag.tag)),
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetOf(document: Document, path: FieldPath): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as
        { readonly range?: readonly [number, number, number] | null } | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return offset;
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
