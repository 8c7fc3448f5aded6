import type { z } from 'astro/zod';
import { dayInZone, type Day } from '../domain/calendar.ts';
import { isBeside } from '../domain/picture.ts';
import type { Problem } from '../domain/problem.ts';
import type { ParsedFile, ParseFile } from '../domain/source-file.ts';
import { firstPublicOf } from '../domain/visibility.ts';
import { articleSchema, type ArticleFields } from './article.ts';
import { checkArticleFields } from './article-rules.ts';
import { checkFields, type CheckedFields } from './check-fields.ts';
import { printPath } from './field-path.ts';
import { placeOfArticle, placeOfFlatFile, type FilePlace } from './file-place.ts';
import { parseFrontMatter, type FrontMatter } from './front-matter.ts';
import { personSchema, type PersonFields } from './person.ts';
import { standingPageSchema, type StandingPageFields } from './standing-page.ts';
import { topicSchema, type TopicFields } from './topic.ts';

/**
 * @param timeZone the publication’s zone: an article’s folder is a day in it. Unknown while `site.yaml` is broken; then
 *   folder and date are not compared
 */
export function articleParser(timeZone: string | undefined): ParseFile<ArticleFields> {
  const schema = articleSchema(timeZone);
  return (file, path, text) => {
    const front = parseFrontMatter(file, text);
    const checked = front.fields && checkFields(file, front.fields, schema);
    const day = checked && dayOf(checked, timeZone);
    const place = placeOfArticle(file.slice(0, -path.length), path, day);
    const { fields } = front;
    const together =
      checked && fields
        ? checkArticleFields(checked, { day, folderDay: place.day, timeZone }).map(({ path: field, message }) => ({
            file,
            line: fields.lineOf(field),
            field: printPath(field),
            message,
          }))
        : [];
    return {
      ...toParsedFile(file, front, checked, place, together),
      pictures: leadPictures(front),
      needsBody: checked !== undefined && statusOf(checked) === 'published',
    };
  };
}

export const parsePersonFile: ParseFile<PersonFields> = (file, path, text) => parseFlat(file, path, text, personSchema);
export const parseTopicFile: ParseFile<TopicFields> = (file, path, text) => parseFlat(file, path, text, topicSchema);
export const parseStandingPageFile: ParseFile<StandingPageFields> = (file, path, text) => ({
  ...parseFlat(file, path, text, standingPageSchema),
  needsBody: true,
});

function parseFlat<Schema extends z.ZodObject>(
  file: string,
  path: string,
  text: string,
  schema: Schema,
): ParsedFile<z.output<Schema>> {
  const front = parseFrontMatter(file, text);
  const checked = front.fields && checkFields(file, front.fields, schema);
  const place = placeOfFlatFile(file.slice(0, -path.length), path);
  return { ...toParsedFile(file, front, checked, place, []), pictures: [], needsBody: false };
}

function toParsedFile<Fields>(
  file: string,
  { problems, body, bodyLine }: FrontMatter,
  checked: CheckedFields<Fields> | undefined,
  { id, futureId, message }: FilePlace,
  together: readonly Problem[],
): Omit<ParsedFile<Fields>, 'pictures' | 'needsBody'> {
  const all = [
    ...(message === undefined ? [] : [{ file, line: 1, message }]),
    ...problems,
    ...(checked?.problems ?? []),
    ...together,
  ];
  return {
    id,
    ...(futureId !== undefined && { futureId }),
    ...(all.length === 0 && checked?.fields !== undefined && { fields: checked.fields }),
    soundFields: checked?.sound ?? {},
    problems: all,
    ...(body !== undefined && { body }),
    bodyLine,
  };
}

/** The day on which a story went out. Without a sound `published`, where there is one, the day that counts is not known. */
function dayOf({ sound, given }: CheckedFields<ArticleFields>, timeZone: string | undefined): Day | undefined {
  if (timeZone === undefined || (given.has('published') && !sound.published)) return undefined;
  const firstPublic = firstPublicOf({
    ...(sound.published && { published: sound.published }),
    ...(sound.updated && { updated: sound.updated }),
  });
  return firstPublic && dayInZone(firstPublic.epoch, timeZone);
}

/** Of drafts, too, a text is expected; only a withdrawn story may have none. */
function statusOf({ sound, given }: CheckedFields<ArticleFields>): 'published' | 'withdrawn' | 'unknown' {
  if (sound.status === 'withdrawn') return 'withdrawn';
  return given.has('status') && sound.status === undefined ? 'unknown' : 'published';
}

/** The lead picture’s file, also where other things in its group are wrong. */
function leadPictures({ fields }: FrontMatter): ParsedFile<unknown>['pictures'] {
  const image = fields?.data['image'];
  const src: unknown = typeof image === 'object' && image !== null && 'src' in image ? image.src : undefined;
  if (!fields || typeof src !== 'string' || src.trim() === '' || !isBeside(src.trim())) return [];
  return [{ src: src.trim(), field: 'image.src', line: fields.lineOf(['image', 'src']) }];
}
