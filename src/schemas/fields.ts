import { z } from 'astro/zod';
import { offsetAt } from '../domain/calendar.ts';
import { parseInstant, type Instant, type InstantFault } from '../domain/instant.ts';

/**
 * The building blocks of front matter. Each says what is wrong and what to type when it refuses a value, so that no
 * message has to be written twice.
 */

/** A name for what YAML made of a value, in an editor's words. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'number' ? 'a number' : 'text';
}

function wrongKind(wanted: string, example: string) {
  return ({ input }: { readonly input?: unknown }): string => {
    if (input === undefined) return `is missing. Write for example ${example}`;
    if (input === null || input === '') return `is empty. Write for example ${example}, or remove the line.`;
    return `must be ${wanted}, not ${kindOf(input)}. Write for example ${example}`;
  };
}

/** A line of text. `example` is a whole line as an editor would type it. */
export function text(example: string) {
  return z
    .string({ error: wrongKind('text', example) })
    .trim()
    .min(1, { error: `is empty. Write for example ${example}` });
}

/** Text that must fit a pattern; `rule` finishes the sentence “… must be”. */
export function textLike(pattern: RegExp, rule: string, example: string) {
  return text(example).regex(pattern, {
    error: ({ input }) => `“${String(input)}” must be ${rule}. Write for example ${example}`,
  });
}

/** Lower-case letters a to z, digits and single hyphens: what file names and addresses are made of. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function id(example: string) {
  return textLike(idPattern, 'lower-case letters, digits and hyphens', example);
}

/** `2024/10/22/slug`. */
export const articleIdPattern = /^\d{4}\/\d{2}\/\d{2}\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function list<Item extends z.ZodType>(item: Item, example: string) {
  return z.array(item, { error: wrongKind('a list', example) });
}

export function choice<const Values extends readonly [string, ...string[]]>(values: Values, example: string) {
  return z.enum(values, {
    error: ({ input }) =>
      input === undefined || input === null
        ? wrongKind('text', example)({ input })
        : `“${printValue(input)}” is not one of ${values.join(', ')}. Write for example ${example}`,
  });
}

function printValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : kindOf(value);
}

export function wholeNumber(example: string) {
  const error = `must be a whole number of at least 1. Write for example ${example}`;
  return z.int({ error }).min(1, { error });
}

export function flag(example: string) {
  return z.boolean({ error: `must be true or false. Write ${example}` });
}

export function webAddress(example: string) {
  return text(example).refine(isWebAddress, {
    error: ({ input }) => `“${String(input)}” is not a web address. Write for example ${example}`,
  });
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

export function language(example: string) {
  return text(example).refine(isLanguage, {
    error: ({ input }) => `“${String(input)}” is not a language tag (BCP 47). Write for example ${example}`,
  });
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/**
 * A moment with its offset from UTC, kept as text so that the offset survives.
 *
 * @param timeZone the publication's zone, from which the text to type is worked out where an offset is missing
 */
export function instant(field: string, timeZone: string) {
  const example = `${field}: 2024-10-22T11:04:00-04:00`;
  return z.string({ error: wrongKind('a date with time and offset', example) }).transform((value, context): Instant => {
    const result = parseInstant(value);
    if (typeof result !== 'string') return result;
    context.issues.push({
      code: 'custom',
      input: value,
      message: instantFaults[result](value.trim(), field, timeZone),
    });
    return z.NEVER;
  });
}

const instantFaults: Record<InstantFault, (value: string, field: string, timeZone: string) => string> = {
  'not-a-date': (value, field) =>
    `“${value}” is not a date with time and offset. Write for example ${field}: 2024-10-22T11:04:00-04:00`,
  'no-time': (value, field, timeZone) =>
    `“${value}” has no time of day. Write for example ${field}: ${value}T09:30:00${offsetAt(`${value}T09:30:00`, timeZone)}`,
  'no-offset': (value, field, timeZone) => {
    const local = value.replace(' ', 'T');
    const seconds = local.length === 16 ? ':00' : '';
    return `“${value}” has no time zone. Write for example ${field}: ${local}${seconds}${offsetAt(local + seconds, timeZone)}`;
  },
  impossible: (value, field) =>
    `“${value}” is not in the calendar. Write a day and a time that exist, for example ${field}: 2024-10-22T11:04:00-04:00`,
};

/**
 * Named fields, with any other name refused. The message of that refusal is the JSON list of the known names, from
 * which `toProblems` finds the nearest.
 */
export function group<Shape extends z.ZodRawShape>(shape: Shape, example = 'its fields, one on a line') {
  const known = JSON.stringify(Object.keys(shape));
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? known : wrongKind('a group of fields', example)({ input: issue.input }),
  });
}
