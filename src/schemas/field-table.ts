import { contentKinds } from './content-schemas.ts';
import { toJsonSchema, type GroupSchema, type ValueSchema } from './json-schema.ts';

/** The lines between which the table stands in a Markdown file. */
const begin = '<!-- The table below is made by: npm run news -- schema -->';
const end = '<!-- End of the table. -->';

/**
 * Puts the table of all fields between its two marks.
 *
 * @returns undefined if the text does not have the marks
 */
export function withFieldTable(text: string): string | undefined {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) return undefined;
  return `${text.slice(0, from + begin.length)}\n\n${printFieldTables()}\n${text.slice(to)}`;
}

/** The fields of every kind of file with their help texts, as the schemas state them. */
export function printFieldTables(): string {
  return contentKinds
    .map(({ heading, place, schema }) => {
      const rows = rowsOf(toJsonSchema(schema), '').map(
        ({ name, value, help }) => `| \`${name}\` | ${value} | ${help} |`,
      );
      return `### ${heading}: \`${place}\`\n\n| Field | Value | What it is for |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

interface Row {
  readonly name: string;
  readonly value: string;
  readonly help: string;
}

function rowsOf({ properties, required = [] }: GroupSchema, prefix: string): readonly Row[] {
  // Names in a group that explain themselves are listed by the help of the group.
  const told = Object.entries(properties).filter(([, { description }]) => prefix === '' || description !== undefined);
  return told.flatMap(([field, schema]) => {
    const name = `${prefix}${field}`;
    const group = groupIn(schema);
    const needed = required.includes(field) ? '**Required.** ' : '';
    return [
      { name, value: valueOf(schema), help: `${needed}${escapeCell(schema.description ?? '')}`.trim() },
      ...(group ? rowsOf(group, `${name}${schema.type === 'array' ? '[]' : ''}.`) : []),
    ];
  });
}

/** The group of fields that a value is, or that the entries of a list are or may be. */
function groupIn(schema: ValueSchema): GroupSchema | undefined {
  const value = schema.items ?? schema;
  return [value, ...(value.anyOf ?? [])].find((branch): branch is GroupSchema => branch.properties !== undefined);
}

function valueOf(schema: ValueSchema): string {
  const { type, items, enum: values, kind, refersTo, anyOf } = schema;
  if (items) return `list: ${valueOf(items)}`;
  if (anyOf) return anyOf.map(valueOf).join(', or ');
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (refersTo) return `id (\`${refersTo}/\`)`;
  if (kind === 'instant') return 'date with time and offset';
  return { string: 'text', number: 'whole number', boolean: '`true` or `false`', object: 'group', array: 'list' }[
    type ?? 'string'
  ];
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
