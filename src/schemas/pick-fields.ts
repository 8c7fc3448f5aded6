import { readData } from './read-data.ts';

/**
 * A few fields of a Markdown file, unchecked, for those who look into ten thousand files at once: where each of them is a
 * text on a line of its own, nothing else of the front matter is read. Then a mistake elsewhere in it does not matter;
 * otherwise the whole is read, and undefined if that cannot be done.
 *
 * @param names of fields of the top level
 */
export function pickFields(
  file: string,
  text: string,
  names: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  return pickLines(text, names) ?? readData(file, text);
}

/** Undefined where a line might mean something else than it seems to. */
function pickLines(text: string, names: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('---\n')) return undefined;
  const end = text.indexOf('\n---', 3);
  // Three hyphens before other words end nothing.
  if (end === -1 || !/^\n---(?:\n|$)/.test(text.slice(end, end + 5)) || unusual.test(text.slice(0, end)))
    return undefined;
  const lines = text.slice(4, end).split('\n');
  const fields: Record<string, unknown> = {};
  for (const [index, line] of lines.entries()) {
    // Below the top level, or between fields.
    if (line === '' || /^(?: |#|- )/.test(line)) continue;
    const name = /^[A-Za-z]+(?=:(?: |$))/.exec(line)?.[0];
    if (name === undefined) return undefined;
    if (!names.includes(name)) continue;
    const value = textOn(line.slice(name.length + 1).trim());
    const goesOn = /^(?: |- )/.test(lines.slice(index + 1).find((next) => next !== '') ?? '');
    if (value === undefined || goesOn || Object.hasOwn(fields, name)) return undefined;
    fields[name] = value;
  }
  return fields;
}

/** What `plainSource` changes. */
const unusual = /[\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]/;

/** The text that a value of one line stands for, where no other reading of it is possible. */
function textOn(value: string): string | undefined {
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(value);
  if (quoted) return quoted[2];
  const isPlain = /^[\p{L}\p{N}]/u.test(value) && !/:$|: | #|^null$/i.test(value);
  return isPlain ? value : undefined;
}
