import type { z } from 'astro/zod';
import type { Problem } from '../domain/problem.ts';
import { isEmpty } from './fields.ts';
import type { YamlFields } from './front-matter.ts';
import { meantFields, toProblems } from './to-problems.ts';

/** The fields of one file, held against their schema. */
export interface CheckedFields<Fields> {
  /** Absent if there are problems. */
  readonly fields?: Fields;
  /** The fields that are well-formed although others are not, so that one run tells all that is wrong. */
  readonly sound: Partial<Fields>;
  /** The names of the fields that have a value, well-formed or not, also under a misspelled name. */
  readonly given: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export function checkFields<Schema extends z.ZodObject>(
  file: string,
  read: YamlFields,
  schema: Schema,
): CheckedFields<z.output<Schema>> {
  const names = Object.keys(read.data).filter((name) => !isEmpty(read.data[name]));
  const known = Object.keys(schema.shape);
  const given = new Set([
    ...names,
    ...meantFields(
      names.filter((name) => !known.includes(name)),
      known,
    ),
  ]);
  const result = schema.safeParse(read.data);
  if (result.success) {
    return { fields: result.data, sound: result.data, given, problems: [] };
  }
  return {
    sound: soundFields(schema, read.data),
    given,
    problems: toProblems(file, result.error.issues, read),
  };
}

/** The fields that are well-formed, whatever is wrong with others. */
export function soundFields<Schema extends z.ZodObject>(
  schema: Schema,
  data: Readonly<Record<string, unknown>>,
): Partial<z.output<Schema>> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const result = (field as z.ZodType).safeParse(data[name]);
    if (result.success && result.data !== undefined) fields[name] = result.data;
  }
  return fields as Partial<z.output<Schema>>;
}
