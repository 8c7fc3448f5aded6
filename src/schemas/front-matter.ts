import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { Problem } from '../domain/problem.ts';

/** The path to a value in front matter: `['notes', 0, 'at']`. */
export type FieldPath = readonly (string | number)[];

/** A source file taken apart: YAML data, the text behind it, and where each stood. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The line of the file on which `body` begins, counted from 1. */
  readonly bodyLine: number;
  /** The line of the file on which a field stands; a missing field is on the line of what should hold it. */
  readonly lineOf: (path: FieldPath) => number;
}

const fence = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Takes a Markdown file apart, or says why that cannot be done. A byte order mark is ignored. */
export function parseFrontMatter(file: string, text: string): FrontMatter | readonly Problem[] {
  const source = text.replace(/^\uFEFF/, '');
  const match = fence.exec(source);
  if (!match) {
    const message = source.startsWith('---')
      ? 'the front matter has no end. Write a line of three hyphens (---) below its last field.'
      : 'there is no front matter. Begin the file with a line of three hyphens (---), the fields, and another such line.';
    return [{ file, line: 1, message }];
  }
  const parsed = parseYaml(file, match[1] ?? '', 2);
  if (!('data' in parsed)) return parsed;
  return { ...parsed, body: source.slice(match[0].length), bodyLine: 1 + countLines(match[0]) };
}

/**
 * Reads YAML 1.2, in which dates stay text, so that no reader turns an instant into UTC and drops its offset.
 *
 * @param firstLine the line of the file on which `text` begins
 */
export function parseYaml(
  file: string,
  text: string,
  firstLine: number,
): Pick<FrontMatter, 'data' | 'lineOf'> | readonly Problem[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({ file, line: lineAt(error.pos[0]), message: yamlMessage(error) }));
  }
  const data: unknown = document.contents === null ? {} : document.toJS();
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return [
      {
        file,
        line: firstLine,
        message: 'there are no fields here. Write one on a line, for example headline: Bridge reopens',
      },
    ];
  }
  return {
    data: data as Record<string, unknown>,
    lineOf: (path) => {
      const offset = offsetOf(document, path);
      // What is missing altogether is told at the opening fence.
      return offset === undefined ? Math.max(1, firstLine - 1) : lineAt(offset);
    },
  };
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

const yamlMessages: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'this line has a second colon. Put the text behind the first one in quotes: headline: "Seoul: envoy summoned"',
  DUPLICATE_KEY: 'this field is given twice. Remove one of the two.',
  TAB_AS_INDENT: 'this line begins with a tab. Use spaces.',
  MISSING_CHAR: 'a quotation mark or bracket is not closed. Add the closing one, or put the whole text in quotes.',
  BAD_INDENT: 'this line is indented wrongly. Give all lines of one list or group the same number of spaces.',
  UNEXPECTED_TOKEN:
    'this is not YAML. Write each field as name: text, with text that has special characters in quotes.',
};

function yamlMessage(error: YAMLError): string {
  return yamlMessages[error.code] ?? `this is not YAML (${error.message}). Write each field as name: text.`;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
