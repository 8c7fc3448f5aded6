import type { Document } from 'yaml';
import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Node,
  type Pair,
  type YAMLSeq,
} from 'yaml';
import type { FieldPath } from './field-path.ts';
import { readData } from './read-data.ts';
import { printFields } from './print-file.ts';

/** One change of a file’s fields. */
export type FieldEdit =
  /** Sets a field that holds text, at whatever depth; a field of the top level may be new. */
  | { readonly kind: 'set'; readonly path: FieldPath; readonly value: string }
  /** Adds an entry at the end of a list, which may be new. */
  | { readonly kind: 'append'; readonly field: string; readonly item: string | Readonly<Record<string, string>> }
  /** Gives a field of the top level, which may be new, any value made of texts, lists and groups. */
  | { readonly kind: 'put'; readonly field: string; readonly value: unknown }
  /** Takes a field of the top level away. */
  | { readonly kind: 'unset'; readonly field: string }
  /** Takes an entry out of a list. */
  | { readonly kind: 'remove'; readonly path: readonly [...FieldPath, number] };

/** Where a file’s YAML stands in it. */
interface Front {
  readonly start: number;
  readonly end: number;
}

/**
 * Changes fields of a Markdown file’s front matter, or of a YAML file, and leaves every other byte as it was: comments, blank
 * lines, quotes, the order of fields, line ends.
 *
 * @param order names of fields in the order of the documentation: a new field takes its place among them
 * @throws NotEditable if the file cannot be read, or its layout is one in which the change could not be made for certain
 */
export function editFields(file: string, text: string, edits: readonly FieldEdit[], order: readonly string[]): string {
  return edits.reduce((current, edit) => {
    const edited = applyEdit(file, current, edit, order);
    const expected = applyToData(structuredClone(dataOf(file, current)), edit);
    if (!isSame(dataOf(file, edited), expected)) throw notEditable(file, edit);
    return edited;
  }, text);
}

/** The fields of a file are not in a state, or not in a layout, in which they can be changed for certain. */
export class NotEditable extends Error {
  override readonly name = 'NotEditable';
}

function notEditable(file: string, edit: FieldEdit): NotEditable {
  const field = 'field' in edit ? edit.field : edit.path[0];
  return new NotEditable(
    `${file}: ${String(field)} is written in a way that cannot be changed for certain. Change it by hand.`,
  );
}

function dataOf(file: string, text: string): Record<string, unknown> {
  const data = readData(file, text);
  if (!data) throw new NotEditable(`${file} has problems of its own. Put them right first.`);
  return data;
}

/** The order of fields does not matter, all else does. */
function isSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

function frontOf(file: string, text: string): Front {
  if (isYaml(file)) return { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
  const match = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) throw new NotEditable(`${file} has no front matter that can be changed.`);
  const start = match[1]?.length ?? 0;
  return { start, end: start + (match[2]?.length ?? 0) };
}

function applyEdit(file: string, text: string, edit: FieldEdit, order: readonly string[]): string {
  const front = frontOf(file, text);
  const yaml = text.slice(front.start, front.end);
  const document = parseDocument(yaml, { keepSourceTokens: true, logLevel: 'error' });
  const edited = editYaml(yaml, document, edit, order);
  const hasOwnLineEnds = yaml.includes('\r\n') && !/(?<!\r)\n/.test(yaml);
  return (
    text.slice(0, front.start) +
    (hasOwnLineEnds ? edited.replace(/(?<!\r)\n/g, '\r\n') : edited) +
    text.slice(front.end)
  );
}

function editYaml(yaml: string, document: Document.Parsed, edit: FieldEdit, order: readonly string[]): string {
  if (edit.kind === 'set') {
    const node = document.getIn([...edit.path], true);
    if (isScalar(node) && node.range && node.source !== '') {
      const inFlow = isInFlow(document, edit.path);
      return replaceNode(yaml, node, inFlow ? quoted(edit.value) : printed(edit.value));
    }
    const [name] = edit.path;
    if (edit.path.length === 1 && typeof name === 'string') {
      return putField(yaml, document, name, ` ${printed(edit.value)}`, order);
    }
    return yaml;
  }
  if (edit.kind === 'append') {
    const list = document.get(edit.field, true);
    if (isSeq(list) && list.items.length > 0) return appendTo(yaml, list, edit.item);
    return putField(yaml, document, edit.field, `\n${blockItem(edit.item, '  ')}`, order);
  }
  if (edit.kind === 'put') {
    const lines = printFields({ [edit.field]: edit.value }).slice(edit.field.length + 1);
    return putField(yaml, document, edit.field, lines, order);
  }
  if (edit.kind === 'unset') return removeField(yaml, document, edit.field);
  const list = document.getIn(edit.path.slice(0, -1), true);
  return isSeq(list) ? removeFrom(yaml, list, edit.path.at(-1) as number) : yaml;
}

function isInFlow(document: Document.Parsed, path: FieldPath): boolean {
  return path.some((_, length) => {
    const node = length === 0 ? undefined : document.getIn(path.slice(0, length), true);
    return isCollection(node) && node.flow === true;
  });
}

/** As a value behind a field’s name, on one line. */
function printed(value: string): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).startsWith('|')
    ? quoted(value)
    : stringify(value, { lineWidth: 0 }).trimEnd();
}

function quoted(value: string): string {
  return /^[a-z0-9/-]+$/.test(value) && !/^-|^[\d.-]+$/.test(value) ? value : JSON.stringify(value);
}

function replaceNode(yaml: string, node: Node, text: string): string {
  const [start, end] = rangeOf(node);
  const old = yaml.slice(start, end);
  // A block of lines ends behind its last line end.
  return yaml.slice(0, start) + text + (old.endsWith('\n') ? '\n' : '') + yaml.slice(end);
}

function rangeOf(node: Node): readonly [number, number] {
  if (!node.range) throw new Error('A value without a place.');
  return [node.range[0], node.range[1]];
}

/** Where the line ends on which a value ends, its line end included. */
function endOfLine(yaml: string, end: number): number {
  if (end > 0 && yaml[end - 1] === '\n') return end;
  const next = yaml.indexOf('\n', end);
  return next === -1 ? yaml.length : next + 1;
}

/** Behind the last byte of a value, comments below it not included. */
function endOfValue(node: unknown): number {
  if (isMap(node) && !node.flow) {
    const pair = node.items.at(-1);
    return pair ? endOfPair(pair) : rangeOf(node)[1];
  }
  if (isSeq(node) && !node.flow) {
    const item = node.items.at(-1) as Node | undefined;
    return item ? endOfValue(item) : rangeOf(node)[1];
  }
  return rangeOf(node as Node)[1];
}

function endOfPair({ key, value }: Pair): number {
  return value && (value as Node).range
    ? Math.max(endOfValue(value), rangeOf(key as Node)[1])
    : rangeOf(key as Node)[1];
}

/** Gives a field of the top level its value, on its own line or on a new one. @param value with the blank or line end before it */
function putField(
  yaml: string,
  document: Document.Parsed,
  name: string,
  value: string,
  order: readonly string[],
): string {
  const fields = isMap(document.contents) ? (document.contents.items as Pair[]) : [];
  const nameOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : '');
  const found = fields.find((pair) => nameOf(pair) === name);
  if (found) {
    const colon = yaml.indexOf(':', rangeOf(found.key as Node)[1]) + 1;
    const end = found.value && (found.value as Node).range ? Math.max(colon, endOfValue(found.value)) : colon;
    // A block of lines ends behind its last line end.
    const rest = yaml.slice(end > colon && yaml[end - 1] === '\n' ? end - 1 : end);
    return yaml.slice(0, colon) + value.trimEnd() + rest;
  }
  const before = order.slice(0, order.indexOf(name));
  const previous =
    fields.findLast((pair) => before.includes(nameOf(pair))) ?? (order.includes(name) ? undefined : fields.at(-1));
  const first = fields[0];
  const at = previous
    ? endOfLine(yaml, endOfPair(previous))
    : first
      ? lineStart(yaml, rangeOf(first.key as Node)[0])
      : yaml.length;
  const separator = at > 0 && yaml[at - 1] !== '\n' ? '\n' : '';
  return `${yaml.slice(0, at)}${separator}${name}:${value.trimEnd()}\n${yaml.slice(at)}`;
}

function removeField(yaml: string, document: Document.Parsed, name: string): string {
  const fields = isMap(document.contents) ? (document.contents.items as Pair[]) : [];
  const found = fields.find(({ key }) => isScalar(key) && key.value === name);
  if (!found) return yaml;
  return yaml.slice(0, lineStart(yaml, rangeOf(found.key as Node)[0])) + yaml.slice(endOfLine(yaml, endOfPair(found)));
}

function lineStart(yaml: string, at: number): number {
  return yaml.lastIndexOf('\n', at - 1) + 1;
}

function blockItem(item: string | Readonly<Record<string, string>>, indent: string): string {
  if (typeof item === 'string') return `${indent}- ${printed(item)}\n`;
  const lines = Object.entries(item).map(([name, value]) => `${name}: ${printed(value)}`);
  return `${indent}- ${lines.join(`\n${indent}  `)}\n`;
}

function flowItem(item: string | Readonly<Record<string, string>>): string {
  if (typeof item === 'string') return quoted(item);
  return `{ ${Object.entries(item)
    .map(([name, value]) => `${name}: ${quoted(value)}`)
    .join(', ')} }`;
}

function appendTo(yaml: string, list: YAMLSeq, item: string | Readonly<Record<string, string>>): string {
  const last = list.items.at(-1) as Node;
  if (list.flow) {
    const end = endOfValue(last);
    return `${yaml.slice(0, end)}, ${flowItem(item)}${yaml.slice(end)}`;
  }
  const first = list.items[0] as Node;
  const dash = yaml.lastIndexOf('-', rangeOf(first)[0]);
  const indent = yaml.slice(lineStart(yaml, dash), dash);
  const at = endOfLine(yaml, endOfValue(last));
  const separator = yaml[at - 1] === '\n' ? '' : '\n';
  return yaml.slice(0, at) + separator + blockItem(item, indent) + yaml.slice(at);
}

function removeFrom(yaml: string, list: YAMLSeq, index: number): string {
  const item = list.items[index] as Node | undefined;
  if (!item) return yaml;
  const [start] = rangeOf(item);
  const end = endOfValue(item);
  if (!list.flow) {
    const dash = yaml.lastIndexOf('-', start);
    if (list.items.length === 1) {
      // A list without entries is written as one.
      const from = rangeOf(list)[0];
      return `${yaml.slice(0, from).trimEnd()} []\n${yaml.slice(endOfLine(yaml, end))}`;
    }
    return yaml.slice(0, lineStart(yaml, dash)) + yaml.slice(endOfLine(yaml, end));
  }
  const next = list.items[index + 1] as Node | undefined;
  const previous = list.items[index - 1] as Node | undefined;
  if (next) return yaml.slice(0, start) + yaml.slice(rangeOf(next)[0]);
  return yaml.slice(0, previous ? endOfValue(previous) : start) + yaml.slice(end);
}

function applyToData(data: Record<string, unknown>, edit: FieldEdit): Record<string, unknown> {
  if (edit.kind === 'append') {
    const list = data[edit.field];
    data[edit.field] = [...(Array.isArray(list) ? (list as unknown[]) : []), edit.item];
    return data;
  }
  if (edit.kind === 'put') return { ...data, [edit.field]: edit.value };
  if (edit.kind === 'unset') {
    return Object.fromEntries(Object.entries(data).filter(([name]) => name !== edit.field));
  }
  const path = [...edit.path];
  const last = path.pop();
  const parent = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], data);
  if (edit.kind === 'set') (parent as Record<string | number, unknown>)[last as string] = edit.value;
  else (parent as unknown[]).splice(Number(last), 1);
  return data;
}
