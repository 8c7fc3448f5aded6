import type { FieldPath } from './field-path.ts';

/** A line as editors write it: `  - name: text`, or an entry of a list, `  - text`. */
export interface Line {
  /** Where it begins in the text. */
  readonly start: number;
  readonly whole: string;
  /** Empty if the line is no field. */
  readonly name: string;
  /** How far the name, or else the text, is indented. */
  readonly column: number;
  /** How far the hyphen of a list’s entry is indented; absent if the line begins none. */
  readonly hyphen?: number;
  /** What stands before the value: `name: ` or `- `. */
  readonly lead: string;
  readonly value: string;
}

const fieldLine = /^([ \t]*)((?:-[ \t]+)*)([^\s"'#:{[-][^"'#:{[]*?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$/;
const entryLine = /^([ \t]*)-[ \t]+(.*?)[ \t]*$/;

/** The line that holds the character at `offset`. */
export function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  const whole = text.slice(start, end === -1 ? undefined : end);
  const [field, indent = '', hyphens = '', name = '', value = ''] = fieldLine.exec(whole) ?? [];
  if (field !== undefined) {
    const hyphen = hyphens === '' ? {} : { hyphen: indent.length };
    return { start, whole, name, column: indent.length + hyphens.length, ...hyphen, lead: `${name}: `, value };
  }
  const [entry, entryIndent = '', entryValue = ''] = entryLine.exec(whole) ?? [];
  return entry === undefined
    ? { start, whole, name: '', column: whole.search(/\S|$/), lead: '', value: '' }
    : { start, whole, name: '', column: entryIndent.length, hyphen: entryIndent.length, lead: '- ', value: entryValue };
}

/** The path of a field by the lines above it; the parser’s own view of them is as broken as they are. */
export function pathOf(text: string, line: Line): FieldPath {
  let path: FieldPath = [line.name];
  let { column, hyphen } = line;
  let entry = 0;
  for (let { start } = line; start > 0;) {
    const above = lineAt(text, start - 1);
    ({ start } = above);
    const isOuter = above.name !== '' && above.value === '';
    if (hyphen !== undefined) {
      // Entries of the same list are counted up to the field that holds them.
      if (above.hyphen === hyphen) entry += 1;
      else if (isOuter && above.column <= hyphen) {
        path = [above.name, entry, ...path];
        ({ column, hyphen } = above);
        entry = 0;
      }
    } else if (above.hyphen !== undefined && above.column === column) {
      ({ hyphen } = above);
    } else if (isOuter && above.column < column) {
      path = [above.name, ...path];
      ({ column, hyphen } = above);
    }
  }
  return path;
}

export function quoted({ lead, value }: Line): string {
  return `${lead}${quoteText(value)}`;
}

export function singleQuoted({ lead, value }: Line): string {
  return `${lead}'${shortened(value.replace(/^"|"$/g, '')).replaceAll("'", "''")}'`;
}

/** The text in quotation marks that it does not contain itself. */
export function quoteText(value: string): string {
  const [mark = ''] = value;
  const isWrapped = /^["'].*["']$/s.test(value) && value.endsWith(mark) && value.split(mark).length !== 5;
  const inner = shortened(isWrapped ? value.slice(1, -1) : value);
  return /["\\]/.test(inner) ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
}

const longestExample = 500;

export function shortened(text: string): string {
  return text.length > longestExample ? `${text.slice(0, 100).toWellFormed()} …` : text;
}
