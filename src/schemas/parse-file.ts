import type { z } from 'astro/zod';
import { isCalendarDay } from '../domain/instant.ts';
import type { Problem } from '../domain/problem.ts';
import type { ParsedFile, ParseFile } from '../domain/source-file.ts';
import { articleSchema, checkArticleFields, type ArticleFields } from './article.ts';
import { idPattern } from './fields.ts';
import { parseFrontMatter, type FieldPath } from './front-matter.ts';
import { personSchema, type PersonFields } from './person.ts';
import { standingPageSchema, type StandingPageFields } from './standing-page.ts';
import { toProblems } from './to-problems.ts';
import { topicSchema, type TopicFields } from './topic.ts';

/** @param timeZone the publication's zone: an article’s folder is a day in it */
export function articleParser(timeZone: string): ParseFile<ArticleFields> {
  const schema = articleSchema(timeZone);
  return (file, path, text) => {
    const place = articlePlace.exec(path);
    if (!place) return [{ file, line: 1, message: misplacedArticle(file, path) }];
    const id = path.replace(/\.mdx?$/, '');
    const [year, month, day] = place.slice(1).map(Number);
    if (!isCalendarDay(Number(year), Number(month), Number(day))) {
      return [
        {
          file,
          line: 1,
          message: `the folder ${id.slice(0, 10)} is not in the calendar. Move the file to the folder of the day on which the story went out.`,
        },
      ];
    }
    return parse(file, id, text, schema, (fields, given) => checkArticleFields(fields, { id, given }, timeZone), {
      pictures: (fields) => (fields.image ? [{ src: fields.image.src, path: ['image', 'src'] }] : []),
      needsBody: (fields) => fields?.status !== 'withdrawn',
    });
  };
}

export const parsePersonFile: ParseFile<PersonFields> = (file, path, text) => parseFlat(file, path, text, personSchema);
export const parseTopicFile: ParseFile<TopicFields> = (file, path, text) => parseFlat(file, path, text, topicSchema);
export const parseStandingPageFile: ParseFile<StandingPageFields> = (file, path, text) =>
  parseFlat(file, path, text, standingPageSchema, true);

const articlePlace = /^(\d{4})\/(\d{2})\/(\d{2})\/[a-z0-9]+(?:-[a-z0-9]+)*\.mdx?$/;

function misplacedArticle(file: string, path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const inDay = /^\d{4}\/\d{2}\/\d{2}\/[^/]+$/.test(path);
  if (inDay) return `the name ${name} does not make a good address. Rename it to ${goodName(name)}`;
  return `an article lies in a folder for its day. Move it to ${file.slice(0, -path.length)}2024/10/22/${goodName(name)}, with the day on which it went out.`;
}

function goodName(name: string): string {
  const [, stem = name, ending = '.md'] = /^(.*?)(\.mdx?)$/i.exec(name) ?? [];
  const slug = stem
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${slug || 'story'}${ending.toLowerCase()}`;
}

/** Files that lie in their section’s folder directly and are named by their ids. */
function parseFlat<Schema extends z.ZodObject>(
  file: string,
  path: string,
  text: string,
  schema: Schema,
  needsBody = false,
): ParsedFile<z.output<Schema>> | readonly Problem[] {
  const id = path.replace(/\.mdx?$/, '');
  if (path.includes('/')) {
    const name = path.split('/').at(-1) ?? path;
    return [
      {
        file,
        line: 1,
        message: `this file is in a folder of its own. Move it to ${file.slice(0, -path.length)}${goodName(name)}`,
      },
    ];
  }
  if (!idPattern.test(id)) {
    return [
      { file, line: 1, message: `the name ${path} does not make a good address. Rename it to ${goodName(path)}` },
    ];
  }
  return parse(file, id, text, schema, () => [], { pictures: () => [], needsBody: () => needsBody });
}

interface Rules<Fields> {
  readonly pictures: (fields: Partial<Fields>) => readonly { readonly src: string; readonly path: FieldPath }[];
  readonly needsBody: (fields: Fields | undefined) => boolean;
}

function parse<Schema extends z.ZodObject>(
  file: string,
  id: string,
  text: string,
  schema: Schema,
  checkTogether: (
    fields: Partial<z.output<Schema>>,
    given: ReadonlySet<string>,
  ) => readonly Pick<Problem, 'field' | 'message'>[],
  rules: Rules<z.output<Schema>>,
): ParsedFile<z.output<Schema>> | readonly Problem[] {
  const parsed = parseFrontMatter(file, text);
  if (!('data' in parsed)) return parsed;
  const { data, lineOf, body, bodyLine } = parsed;
  const result = schema.safeParse(data);
  const sound = result.success ? result.data : soundFields(schema, data);
  const problems = [
    ...(result.success ? [] : toProblems(file, result.error.issues, lineOf)),
    ...checkTogether(sound as Partial<z.output<Schema>>, new Set(Object.keys(data))).map((problem) => ({
      ...problem,
      file,
      line: lineOf([problem.field ?? '']),
    })),
  ];
  return {
    id,
    body,
    bodyLine,
    problems,
    ...(problems.length === 0 && { fields: sound as z.output<Schema> }),
    pictures: rules.pictures(sound as Partial<z.output<Schema>>).map(({ src, path }) => ({
      src,
      field: path.join('.'),
      line: lineOf(path),
    })),
    needsBody: rules.needsBody(result.success ? result.data : undefined),
  };
}

/** The fields that are well-formed although others are not, so that one run tells all that is wrong. */
function soundFields(schema: z.ZodObject, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const result = (field as z.ZodType).safeParse(data[name]);
    if (result.success && result.data !== undefined) fields[name] = result.data;
  }
  return fields;
}
