import { z } from 'astro/zod';
import { offsetAt } from '../domain/calendar.ts';
import { parseInstant, type Instant, type InstantFault } from '../domain/instant.ts';
import { findNearestName } from '../domain/nearest-name.ts';
import type { Section } from '../domain/source-file.ts';

/**
 * The building blocks of front matter. Each says what is wrong and what to type when it refuses a value, so that no
 * message has to be written twice. Single values arrive as text, as they were typed: see `parseYaml`.
 */

/** A name for what YAML made of a value, in an editor's words. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of fields' : 'text';
}

/** The error of a value that is not even of the right kind. `remedy` tells what to type. */
function wrongKind(wanted: string, remedy: string) {
  return ({ input }: { readonly input?: unknown }): string => {
    if (input === undefined) return `is missing. ${remedy}`;
    if (isEmpty(input)) return `is empty. ${remedy}`;
    return `must be ${wanted}, not ${kindOf(input)}. ${remedy}`;
  };
}

/** Whether nothing was typed behind a field’s name. */
export function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** A field that may be left out, or left empty, which is the same. */
export function optional<Field extends z.ZodType>(field: Field) {
  return z.preprocess((value) => (isEmpty(value) ? undefined : value), field.optional());
}

/** The value of a field that is left out or empty. */
export function withDefault<Field extends z.ZodType>(field: Field, value: z.output<Field>) {
  return z.preprocess(
    (given) => (isEmpty(given) ? undefined : given),
    field.optional().transform((given): z.output<Field> => given ?? value),
  );
}

/** A line of text. `example` is a whole line as an editor would type it. */
export function text(example: string) {
  const remedy = `Write for example ${example}`;
  return z
    .string({ error: wrongKind('text', remedy) })
    .meta({ examples: [valueIn(example)] })
    .trim()
    .min(1, { error: `is empty. ${remedy}` })
    .refine((value) => value.isWellFormed() && !controlCharacter.test(value), {
      error: 'has an invisible control character. Type the text without it.',
    });
}

/** The value on a line as an editor would type it. */
function valueIn(line: string): string {
  return line.replace(/^(?:\w+: |- )/, '').replace(/^"(.*)"$/, '$1');
}

const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/;

/** Text that must fit a pattern; `rule` finishes the sentence “… must be”. */
export function textLike(pattern: RegExp, rule: string, example: string) {
  return text(example)
    .regex(pattern, {
      error: ({ input }) => `“${String(input)}” must be ${rule}. Write for example ${example}`,
    })
    .meta({ patternErrorMessage: `Must be ${rule}. Write for example ${example}` });
}

/** Lower-case letters a to z, digits and single hyphens: what file names and addresses are made of. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function id(example: string) {
  return textLike(idPattern, 'lower-case letters, digits and hyphens', example);
}

/**
 * The id of another file. Its form is not checked here: when all files are known, the id that was meant can be named.
 *
 * @param example `parent: asia`
 * @param refersTo the folder of the file, so that forms can offer what is there
 */
export function reference(example: string, refersTo?: Section) {
  return refersTo === undefined ? text(example) : text(example).meta({ refersTo });
}

/** A list of texts. `field` and `example` make the line to type: `topics` and `russia`. */
export function textList<Item extends z.ZodType>(field: string, example: string, item: Item) {
  return z.array(item, {
    error: ({ input }) => {
      const items = typeof input === 'string' ? input : example;
      return `must be a list, not ${kindOf(input)}. Write ${typeof input === 'string' ? '' : 'for example '}${field}: [${items}]`;
    },
  });
}

/** A list of groups. `first` is the first line of one: `kind: update`. */
export function groupList<Item extends z.ZodType>(first: string, item: Item) {
  return z.array(item, {
    error: ({ input }) =>
      `must be a list, not ${kindOf(input)}. Begin the first line of each entry with a hyphen, for example - ${first}`,
  });
}

export function choice<const Values extends readonly [string, ...string[]]>(
  field: string,
  example: NoInfer<Values[number]>,
  values: Values,
) {
  return z.enum(values, {
    error: ({ input }) => {
      if (typeof input !== 'string' || isEmpty(input)) {
        return wrongKind(`one of ${values.join(', ')}`, `Write for example ${field}: ${example}`)({ input });
      }
      const nearest = findNearestName(input.trim(), values);
      const remedy = nearest === undefined ? `Write for example ${field}: ${example}` : `Write ${field}: ${nearest}`;
      return `“${input}” is not one of ${values.join(', ')}. ${remedy}`;
    },
  });
}

export function wholeNumber(field: string, example: number) {
  const remedy = `Write for example ${field}: ${example}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z
      .number({
        error: ({ input }) =>
          typeof input === 'string' && !isEmpty(input)
            ? notWhole(input, remedy)
            : wrongKind('a whole number', remedy)({ input }),
      })
      .min(1, { error: ({ input }) => notWhole(input, remedy) })
      .meta({ examples: [example] }),
  );
}

function notWhole(input: unknown, remedy: string): string {
  return `“${String(input)}” is not a whole number from 1 up. ${remedy}`;
}

export function flag(field: string) {
  return z.preprocess(
    (value) => (value === 'true' ? true : value === 'false' ? false : value),
    z.boolean({
      error: ({ input }) =>
        typeof input === 'string'
          ? `“${input}” is neither true nor false. Write ${field}: true`
          : wrongKind('true or false', `Write ${field}: true`)({ input }),
    }),
  );
}

export function webAddress(example: string) {
  return text(example)
    .refine(isWebAddress, {
      error: ({ input }) => `“${String(input)}” is not a web address. Write for example ${example}`,
    })
    .meta({
      pattern: '^[Hh][Tt][Tt][Pp][Ss]?://',
      patternErrorMessage: `Not a web address. Write for example ${example}`,
    });
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\//i.test(value);
}

export function language(example: string) {
  return text(example)
    .refine(isLanguage, {
      error: ({ input }) => `“${String(input)}” is not a language tag. Write for example ${example}`,
    })
    .meta({
      pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*$',
      patternErrorMessage: `Not a language tag. Write for example ${example}`,
    });
}

/** BCP 47, without the four to eight letters for a language, which are reserved: so that `english` is refused. */
function isLanguage(value: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/**
 * A moment with its offset from UTC, kept as text so that the offset survives.
 *
 * @param timeZone the publication's zone, from which the text to type is worked out where an offset is missing; unknown
 *   while `site.yaml` is broken
 */
export function instant(field: string, timeZone: string | undefined) {
  const example = `${field}: ${withOffset('2024-10-22T11:04:00', timeZone)}`;
  return z
    .string({ error: wrongKind('a date with time and offset', `Write for example ${example}`) })
    .meta({
      kind: 'instant',
      pattern: instantPattern,
      patternErrorMessage: `Not a date with time and offset. Write for example ${example}`,
      examples: [valueIn(example)],
    })
    .transform((value, context): Instant => {
      const result = parseInstant(value);
      if (typeof result !== 'string') return result;
      const typed = value.trim();
      const message = typed === '' ? `is empty. Write for example ${example}` : faults[result](typed, field, timeZone);
      context.issues.push({ code: 'custom', input: value, message });
      return z.NEVER;
    });
}

/** The outline of what `parseInstant` reads, for tools that know patterns only. */
const instantPattern =
  '^\\s*\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})\\s*$';

const faults: Record<InstantFault, (value: string, field: string, timeZone: string | undefined) => string> = {
  'not-a-date': (value, field, timeZone) =>
    `“${value}” is not a date with time and offset. Write for example ${field}: ${withOffset('2024-10-22T11:04:00', timeZone)}`,
  'no-time': (value, field, timeZone) =>
    `“${value}” has no time of day. Write for example ${field}: ${withOffset(`${value}T09:30:00`, timeZone)}`,
  'no-offset': (value, field, timeZone) =>
    `“${value}” has no offset from UTC. Write ${timeZone === undefined ? 'for example ' : ''}${field}: ${withOffset(nearestTime(value), timeZone)}`,
  impossible: (value, field, timeZone) =>
    `“${value}” is not in the calendar. Write a day and a time that exist, for example ${field}: ${withOffset(nearestTime(value), timeZone)}`,
};

/** A local time as ISO writes it; of one that does not exist the nearest: the last of February for its 30th day. */
function nearestTime(value: string): string {
  const [year = 0, month = 1, day = 1, hour = 9, minute = 30, second = 0] = (value.match(/\d+/g) ?? []).map(Number);
  const within = (number: number, first: number, last: number) =>
    String(Math.min(Math.max(number, first), last)).padStart(2, '0');
  const lastDay = new Date(Date.UTC(year, Math.min(Math.max(month, 1), 12), 0)).getUTCDate();
  const date = `${String(year).padStart(4, '0')}-${within(month, 1, 12)}-${within(day, 1, lastDay)}`;
  return `${date}T${within(hour, 0, 23)}:${within(minute, 0, 59)}:${within(second, 0, 59)}`;
}

/** A local time of the publication with the offset that its zone has then. */
export function withOffset(local: string, timeZone: string | undefined): string {
  return `${local}${timeZone === undefined ? '-04:00' : offsetAt(local, timeZone)}`;
}

/**
 * Named fields, with any other name refused. The message of that refusal is the JSON list of the known names, from
 * which `toProblems` finds the nearest.
 *
 * @param example what to type where something else stands, possibly made from the text that stands there
 */
export function group<Shape extends z.ZodRawShape>(
  shape: Shape,
  example: string | ((typed: string) => string) = 'its fields, one on a line',
) {
  const known = JSON.stringify(Object.keys(shape));
  return z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code === 'unrecognized_keys') return known;
      const line =
        typeof example === 'string' ? example : example(typeof input === 'string' && !isEmpty(input) ? input : '');
      return wrongKind('a group of fields', `Write ${line}`)({ input });
    },
  });
}
