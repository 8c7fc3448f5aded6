import type { FieldPath } from './field-path.ts';

/** A value as it was typed, and the line of the text (counted from 1) on which it stands. */
interface Node {
  readonly line: number;
  readonly value: unknown;
  readonly fields?: ReadonlyMap<string, Node>;
  readonly items?: readonly Node[];
}

interface Row {
  readonly line: number;
  readonly indent: number;
  readonly text: string;
}

/** The rows of a text that are still to be read. */
interface Reading {
  readonly rows: Row[];
  at: number;
}

/**
 * Reads the YAML that front matter mostly consists of, some ten times as fast as the parser that it stands before: names with
 * one-line texts, lists and groups of them, each on lines of their own. The fields and their lines are the same; where
 * that is not certain, or something may be wrong, the answer is undefined and the text is the parser’s.
 */
export function readQuickYaml(
  text: string,
):
  | { readonly data: Readonly<Record<string, unknown>>; readonly lineOf: (path: FieldPath) => number | undefined }
  | undefined {
  if (/[\t\r]/.test(text)) return undefined;
  const rows = text.split('\n').flatMap((whole, index): Row[] => {
    if (whole === '') return [];
    const indent = whole.search(/[^ ]|$/);
    return [{ line: index + 1, indent, text: whole.slice(indent) }];
  });
  const reading: Reading = { rows, at: 0 };
  const root = rows[0]?.indent === 0 ? readGroup(reading, 0, 0) : undefined;
  if (!root || reading.at < rows.length) return undefined;
  return { data: root.value as Record<string, unknown>, lineOf: (path) => lineIn(root, path) };
}

/** The parser refuses names that go on and on. */
const field = /^([A-Za-z][\w-]{0,99}):(?: (.*))?$/;
const empty = /^(?:null|Null|NULL|~)$/;
/** What is nested more deeply is no front matter. */
const deepest = 8;

function readGroup(reading: Reading, indent: number, depth: number): Node | undefined {
  const { rows } = reading;
  const first = rows[reading.at];
  const fields = new Map<string, Node>();
  const value: Record<string, unknown> = {};
  for (let row = first; row?.indent === indent; row = rows[reading.at]) {
    const [, name, typed] = field.exec(row.text) ?? [];
    if (name === undefined || name in value || empty.test(name)) return undefined;
    reading.at += 1;
    const node = typed === undefined ? readBelow(reading, row, depth + 1) : readTyped(typed, row.line);
    if (!node) return undefined;
    // The line of a field is that of its name.
    fields.set(name, { ...node, line: row.line });
    value[name] = node.value;
  }
  return first && { line: first.line, value, fields };
}

/** What stands below a field’s name. */
function readBelow(reading: Reading, { line, indent }: Row, depth: number): Node | undefined {
  const next = reading.rows[reading.at];
  const isList = next !== undefined && next.text.startsWith('- ');
  if (next === undefined || next.indent < indent || (next.indent === indent && !isList)) return { line, value: null };
  if (depth > deepest) return undefined;
  return isList ? readList(reading, next.indent, depth) : readGroup(reading, next.indent, depth);
}

function readList(reading: Reading, indent: number, depth: number): Node | undefined {
  const { rows } = reading;
  const first = rows[reading.at];
  const items: Node[] = [];
  for (let row = first; row?.indent === indent && row.text.startsWith('- '); row = rows[reading.at]) {
    const typed = row.text.slice(2);
    let item: Node | undefined;
    if (field.test(typed)) {
      rows[reading.at] = { line: row.line, indent: indent + 2, text: typed };
      item = readGroup(reading, indent + 2, depth + 1);
    } else {
      reading.at += 1;
      item = readTyped(typed, row.line);
    }
    if (!item) return undefined;
    items.push(item);
  }
  return first && { line: first.line, value: items.map(({ value }) => value), items };
}

/** A sign with which a text may begin that is nothing else, and then no sign that ends it. */
const plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`~](?:[^#:]|:(?=[^ ]))*$/;
const quoted = /^(?:"[^"\\]*"|'[^']*')$/;
const list = /^\[([A-Za-z0-9/][\w/-]*(?:, [A-Za-z0-9/][\w/-]*)*)\]$/;

function readTyped(typed: string, line: number): Node | undefined {
  if (quoted.test(typed)) return { line, value: typed.slice(1, -1) };
  const [, inner] = list.exec(typed) ?? [];
  if (inner !== undefined) {
    const items = inner.split(', ').map((value): Node => ({ line, value }));
    return inner.split(', ').some((value) => empty.test(value))
      ? undefined
      : { line, value: items.map(({ value }) => value), items };
  }
  return plain.test(typed) && !/\s$/.test(typed) && !empty.test(typed) ? { line, value: typed } : undefined;
}

function lineIn(root: Node, path: FieldPath): number | undefined {
  let node = root;
  let line: number | undefined;
  for (const step of path) {
    const next = node.fields?.get(String(step)) ?? node.items?.[Number(step)];
    if (!next) break;
    ({ line } = next);
    node = next;
  }
  return line;
}
