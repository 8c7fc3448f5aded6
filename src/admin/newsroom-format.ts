import { editFields, type FieldEdit } from '../schemas/edit-fields.ts';
import { parseFrontMatter, parseYaml, plainSource } from '../schemas/front-matter.ts';
import { printFields, printFile } from '../schemas/print-file.ts';

/** How a file’s text and what the editors’ form shows of it become each other. */
export interface NewsroomFormat {
  /** The file’s name for the form, with its ending. */
  readonly extension: 'md' | 'mdx' | 'yaml';
  /** @throws if the fields cannot be read, with the lines and what to type */
  readonly fromFile: (text: string) => FormValue;
  readonly toFile: (value: FormValue) => string;
}

export type FormValue = Readonly<Record<string, unknown>>;

/**
 * Lists whose entries are ids or groups of fields. In the form each entry is a group with a `type`; of ids it is `id`,
 * which is also the name of their only field.
 */
export const mixedLists: readonly string[] = ['related'];

/** Under this name, of which the form knows nothing, the text of the file goes through it. */
const sourceKey = '_source';

/** What stands where nothing is written, by field. The form has no choice that is empty. */
const writtenOut: Readonly<Record<string, string>> = { status: 'published' };

/**
 * The form’s own writer would print every field anew. This one changes the fields that differ and leaves every other
 * byte as it was: comments, quotes, the order of fields, instants with their offset.
 */
export function newsroomFormat(extension: NewsroomFormat['extension'], hasStatus: boolean): NewsroomFormat {
  const file = `file.${extension}`;
  return {
    extension,
    fromFile: (text) => {
      const { fields, body } = take(file, text);
      const mixed = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, mixedLists.includes(name) ? toTyped(value) : value]),
      );
      return {
        ...(hasStatus && writtenOut),
        ...mixed,
        ...(extension !== 'yaml' && { body }),
        [sourceKey]: text,
      };
    },
    toFile: (value) => {
      const { [sourceKey]: source, body, ...form } = value;
      const order = Object.keys(form);
      const fields = written(form);
      const text = typeof body === 'string' ? body : '';
      if (typeof source !== 'string') {
        return extension === 'yaml' ? printFields(fields) : printFile(fields, text);
      }
      const old = take(file, source);
      const edited = editFields(file, source, editsBetween(old.fields, fields, hasStatus), order);
      return extension === 'yaml' || typed(text) === old.body ? edited : withBody(edited, typed(text));
    },
  };
}

function take(file: string, text: string): { readonly fields: FormValue; readonly body: string } {
  if (file.endsWith('.yaml')) {
    // A file of comments only has no fields yet.
    if (/^(?:\s*(?:#.*)?\n)*\s*(?:#.*)?$/.test(text)) return { fields: {}, body: '' };
    const read = parseYaml(file, plainSource(text), 1);
    if (!('data' in read)) throw new Error(read.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
    return { fields: read.data, body: '' };
  }
  const { fields, problems, body = '' } = parseFrontMatter(file, text);
  if (!fields) throw new Error(problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
  return { fields: fields.data, body: body.trim() };
}

function editsBetween(before: FormValue, after: FormValue, hasStatus: boolean): readonly FieldEdit[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((field): FieldEdit[] => {
    const old = plain(before[field]);
    const value = after[field];
    if (isSame(old, value)) return [];
    if (hasStatus && before[field] === undefined && value === writtenOut[field]) return [];
    if (value === undefined) return [{ kind: 'unset', field }];
    return typeof old === 'string' && typeof value === 'string'
      ? [{ kind: 'set', path: [field], value }]
      : [{ kind: 'put', field, value }];
  });
}

/** A box that is not ticked says the same as one of which the file says `false`. */
function isSame(old: unknown, value: unknown): boolean {
  const ticked = (_: string, field: unknown) => (field === 'false' ? undefined : field);
  return JSON.stringify(old, ticked) === JSON.stringify(value, ticked);
}

/** What the form says, as a file would say it. */
function written(form: FormValue): FormValue {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const said = plain(mixedLists.includes(name) ? fromTyped(value) : value);
      return said === undefined ? [] : [[name, said]];
    }),
  );
}

/** Texts, lists and groups as they are typed, without what says nothing; undefined if nothing is left. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(plain).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([name, field]) => {
      const said = plain(field);
      return said === undefined ? [] : [[name, said] as const];
    });
    return fields.length === 0 ? undefined : Object.fromEntries(fields);
  }
  if (value === undefined || value === null || value === false) return undefined;
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).trim();
  return text === '' ? undefined : text;
}

function toTyped(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    typeof item === 'object' && item !== null ? { type: 'elsewhere', ...item } : { type: 'id', id: item },
  );
}

function fromTyped(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('type' in item)) return item;
    const { type, ...fields } = item;
    return type === 'id' ? ('id' in fields ? fields.id : undefined) : fields;
  });
}

/** What an editor’s browser makes of line ends is not what they typed. */
function typed(body: string): string {
  return body.replace(/\r\n?/g, '\n').trim();
}

/** The same front matter with another text below it. */
function withBody(file: string, body: string): string {
  const front = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(file)?.[0] ?? '';
  return `${front.trimEnd()}\n${body === '' ? '' : `\n${body}\n`}`;
}
