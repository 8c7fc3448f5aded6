import { z } from 'astro/zod';
import type { Section } from '../domain/source-file.ts';

/** What a schema says of one value, in JSON Schema’s words. https://json-schema.org/draft-07 */
export interface ValueSchema {
  readonly type?: 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** What editors are told where the pattern does not fit; a word of VS Code’s. */
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly items?: ValueSchema;
  readonly anyOf?: readonly ValueSchema[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  /** Ours: the folder of the file of which this is the id. */
  readonly refersTo?: Section;
  /** Ours: text that is a moment in time. */
  readonly kind?: 'instant';
}

/** A group of fields. */
export interface GroupSchema extends ValueSchema {
  readonly properties: Readonly<Record<string, ValueSchema>>;
}

/** What an editor may type into a file, from the schema that checks it. A field is required if it cannot be left out. */
export function toJsonSchema(schema: z.ZodObject): GroupSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as GroupSchema;
}

/**
 * The schema for tools that help while a file is typed. It takes what YAML readers make of a line: `part: 2` a number, a
 * headline `1984` as well, `dek:` nothing at all. It knows the rules for one value only; the others are told by the build.
 */
export function toEditorSchema(title: string, schema: z.ZodObject): object {
  const { $schema, ...rest } = toJsonSchema(schema) as GroupSchema & { readonly $schema: string };
  const $comment = 'Made from src/schemas/ by npm run news -- schema.';
  return { $schema, $comment, title, ...(asTyped(rest, true) as object) };
}

/** Words of ours, of which other tools know nothing. */
const ownWords: readonly string[] = ['refersTo', 'kind'];

function asTyped(schema: ValueSchema, required: boolean): unknown {
  const { items, anyOf, properties } = schema;
  return {
    ...(Object.fromEntries(Object.entries(schema).filter(([word]) => !ownWords.includes(word))) as object),
    ...typesOf(schema, required),
    ...(items && { items: asTyped(items, true) }),
    ...(anyOf && { anyOf: anyOf.map((branch) => asTyped(branch, true)) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [
          name,
          asTyped(field, schema.required?.includes(name) ?? false),
        ]),
      ),
    }),
  };
}

function typesOf({ type, enum: values, kind }: ValueSchema, required: boolean): object {
  if (type === undefined || values) return {};
  const nothing = required ? [] : ['null'];
  if (type === 'string' && kind === undefined) return { type: ['string', 'number', 'boolean', ...nothing] };
  if (type === 'number') return { type: ['integer', 'string', ...nothing], pattern: '^\\d{1,9}$' };
  return required ? {} : { type: [type, ...nothing] };
}
