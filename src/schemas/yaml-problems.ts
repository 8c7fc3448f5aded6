import { isAlias, isNode, isScalar, visit, type Document, type Node, type Scalar, type YAMLError } from 'yaml';
import type { FieldPath } from './field-path.ts';
import { lineAt, pathOf, quoted, quoteText, shortened, singleQuoted, type Line } from './yaml-line.ts';

/** What is wrong with YAML, in an editor’s words. */
export interface YamlProblem {
  /** Where in the text. */
  readonly offset: number;
  readonly path?: FieldPath;
  readonly message: string;
}

/**
 * Why a text cannot be read as fields, or would not be read as it was meant. A parser’s second complaint mostly follows
 * from its first; only mistakes that leave the rest of the text readable are told together.
 */
export function findYamlProblems(document: Document.Parsed, text: string): readonly YamlProblem[] {
  if (document.errors.length === 0) return findMisreadings(document, text);
  const later = document.errors.slice(1);
  const end = later.findIndex(({ code }) => !independent.has(code));
  const told = [...document.errors.slice(0, 1), ...later.slice(0, end === -1 ? undefined : end)];
  return told.map((error) => explain(error, document, text));
}

const independent: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
]);

function explain(error: YAMLError, document: Document.Parsed, text: string): YamlProblem {
  const opening = findOpening(error, document);
  if (opening !== undefined) return unclosed(opening, text);
  const offset = Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1));
  const line = lineAt(text, offset);
  const ofLine = lineMessages[error.code];
  if (ofLine !== undefined) return { offset, message: ofLine };
  const quote = findQuoteBefore(offset, document, text);
  if (quote !== undefined) return atField(text, lineAt(text, quote), quote, quotesInText);
  if (line.lead === '') return { offset, message: noFieldIn(line) };
  const message = fieldMessages[error.code]?.(line) ?? explainValue(line);
  if (message !== undefined) return atField(text, line, offset, message);
  // The line is in order, so it is the next one that does not fit below it.
  const next = error.code === 'BLOCK_AS_IMPLICIT_KEY' ? text.indexOf('\n', offset) + 1 : 0;
  return { offset: next === 0 ? offset : next, message: misindented };
}

/** What is wrong with the text behind a field’s name. */
function explainValue(line: Line): string | undefined {
  if (/^-[ \t]/.test(line.value)) {
    return `begins with “-”, which makes a list. Put each entry on a line of its own below; or, if it is a text, write ${quoted(line)}`;
  }
  const [sign] = specialSign.exec(line.value) ?? [];
  if (sign === '"' || sign === "'") {
    return `goes on after the closing quotation mark. Put the whole text in quotes: ${quoted(line)}`;
  }
  if (sign !== undefined) return beginsWith(sign, line);
  return /:(?:[ \t]|$)/.test(line.value) ? `has a second colon. Put the text in quotes: ${quoted(line)}` : undefined;
}

const specialSign = /^[[{*&!%@`|>?"'#]/;

const misindented =
  'this line is indented wrongly. Give all lines of one list or group the same number of spaces at their beginning.';
const quotesInText =
  'goes on after the closing quotation mark. Put the whole text between single ones, and write each single one in it twice.';
const noField =
  'this line is not a field. Write a name, a colon, a space and the text; or, if the story begins here, a line of three hyphens (---) above it.';

/** Mistakes that are plain from the parser’s word for them: of a line, … */
const lineMessages: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'this line is indented with a tab. Use spaces.',
  MULTIPLE_DOCS: 'only the first line of the file may be three hyphens. Remove this line.',
  KEY_OVER_1024_CHARS: noField,
};

/** … and of a field. */
const fieldMessages: Partial<Record<YAMLError['code'], (line: Line) => string>> = {
  DUPLICATE_KEY: () => 'is given twice. Remove one of the two.',
  BAD_DQ_ESCAPE: (line) =>
    `has a backslash between double quotes. Write two of them, or single quotes: ${singleQuoted(line)}`,
};

function beginsWith(sign: string, line: Line): string {
  if (/^\[.*\]$|^\{.*\}$/s.test(line.value)) {
    return 'cannot be read. Write one comma between two entries, and quotes around a text that has a comma, a colon or another sign.';
  }
  return `begins with “${sign}”, which has a meaning of its own. Put the text in quotes: ${quoted(line)}`;
}

function noFieldIn({ whole }: Line): string {
  const typed = whole.trim();
  const [, name, value = ''] = /^([a-zA-Z]+)\s*[:：][\s\u00A0]*(\S.*)$/.exec(typed) ?? [];
  if (name !== undefined) return `this line has no colon followed by a space. Write ${name}: ${shortened(value)}`;
  if (/^\s/.test(whole)) {
    return 'this line is neither a field nor an entry of a list. Write a name and a colon, or a hyphen and a space, before the text.';
  }
  return noField;
}

/** Where the quotation mark or bracket stands that is never closed, if that is the error. */
function findOpening(error: YAMLError, document: Document.Parsed): number | undefined {
  const isQuote = error.code === 'MISSING_CHAR' && error.message.includes('quote');
  const isBracket = error.code === 'BAD_INDENT' && error.message.startsWith('Flow');
  if (!isQuote && !isBracket) return undefined;
  const opening = nodesOf(document).find(
    (node) => (isQuote ? isQuoted(node) : 'flow' in node && node.flow) && (node.range?.[1] ?? 0) >= error.pos[0] - 1,
  );
  return opening?.range?.[0];
}

function unclosed(offset: number, text: string): YamlProblem {
  const line = lineAt(text, offset);
  const sign = text[offset] ?? '';
  const what = sign === '[' || sign === '{' ? 'a bracket' : 'a quotation mark';
  const remedy = line.value.startsWith(sign)
    ? `Write ${line.lead}${closed(line.value, sign)}`
    : 'Write the closing one.';
  return atField(text, line, offset, `has ${what} that is never closed. ${remedy}`);
}

function closed(value: string, sign: string): string {
  if (sign === '[') return `${value.replace(/[\s,]+$/, '')}]`;
  if (sign === '{') return `${value.replace(/[\s,]+$/, '')}}`;
  return quoteText(value.slice(1));
}

/** Where the text begins whose closing quotation mark stands before `offset`, if that is on another line. */
function findQuoteBefore(offset: number, document: Document.Parsed, text: string): number | undefined {
  const quote = nodesOf(document).findLast((node) => isQuoted(node) && (node.range?.[1] ?? Infinity) <= offset);
  if (!quote?.range) return undefined;
  const [start, end] = quote.range;
  return text.slice(start, end).includes('\n') && !text.slice(end, offset).includes('\n') ? start : undefined;
}

/** What YAML would silently read as something else than was typed. */
function findMisreadings(document: Document.Parsed, text: string): readonly YamlProblem[] {
  if (text.startsWith('%')) return [{ offset: 0, message: 'the first line begins with “%”. Remove it.' }];
  // Most texts have none of these signs.
  if (!/[&*!#]/.test(text)) return [];
  const problems = new Map<number, YamlProblem>();
  for (const node of nodesOf(document)) {
    const offset = node.range?.[0] ?? 0;
    const line = lineAt(text, offset);
    const message = misreadingOf(node, line, text);
    // One is enough for a line.
    if (message !== undefined && !problems.has(line.start)) {
      problems.set(line.start, atField(text, line, offset, message));
    }
  }
  return [...problems.values()];
}

function misreadingOf(node: Node, line: Line, text: string): string | undefined {
  if (isAlias(node)) return beginsWith('*', line);
  if (node.anchor !== undefined) return beginsWith('&', line);
  if (node.tag !== undefined && /(?:^|\s)!/.test(line.value)) return beginsWith('!', line);
  if (!isScalar(node) || !isCutOff(node, text)) return undefined;
  return node.value === null
    ? beginsWith('#', line)
    : `is not read from “#” on. Put the text in quotes: ${quoted(line)}`;
}

/** Comments begin with a blank behind the sign; `#1` and `#MeToo` are meant to be read. */
function isCutOff({ comment }: Scalar, text: string): boolean {
  return typeof comment === 'string' && /^\S/.test(comment) && text.includes(`#${comment}`);
}

function isQuoted(node: Node): boolean {
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
}

function nodesOf(document: Document.Parsed): readonly Node[] {
  const nodes: Node[] = [];
  visit(document, (_, node) => {
    if (isNode(node)) nodes.push(node);
  });
  return nodes;
}

function atField(text: string, line: Line, offset: number, message: string): YamlProblem {
  return line.name === ''
    ? { offset, message: `this entry of a list ${message}` }
    : { offset, path: pathOf(text, line), message };
}
