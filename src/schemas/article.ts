import { z } from 'astro/zod';
import { labels, statuses, type FiledArticle } from '../domain/article.ts';
import { dayInZone } from '../domain/calendar.ts';
import { noteKinds } from '../domain/note.ts';
import type { Problem } from '../domain/problem.ts';
import { firstPublicOf } from '../domain/visibility.ts';
import { withoutUndefined } from './without-undefined.ts';
import {
  articleIdPattern,
  choice,
  flag,
  group,
  id,
  instant,
  language,
  list,
  text,
  textLike,
  webAddress,
  wholeNumber,
} from './fields.ts';

const persons = (field: string, help: string) =>
  list(id(`${field}: [mike-firn]`), `${field}: [mike-firn]`)
    .default([])
    .describe(help);

/** The front matter of an article. The order is that of the documentation. */
function articleShape(timeZone: string) {
  return {
    headline: text('headline: Bridge reopens after repairs').describe('The headline, without a full stop.'),
    dek: text('dek: Traffic is back to two lanes.')
      .optional()
      .describe('The sub-headline: one sentence that adds to the headline.'),
    published: instant('published', timeZone)
      .optional()
      .describe('When the story first went out, with offset. Required unless `updated` is given.'),
    updated: instant('updated', timeZone)
      .optional()
      .describe('When the text last changed editorially, with offset. Not before `published`.'),
    authors: persons('authors', 'The byline: ids of people. Empty: the publication itself is the author.'),
    editors: persons('editors', 'The “Edited by” line: ids of people.'),
    translators: persons('translators', 'The “Translated by” line: ids of people.'),
    contributors: persons('contributors', 'The “Additional reporting by” line: ids of people.'),
    dateline: text('dateline: SEOUL, South Korea')
      .optional()
      .describe('The place, printed in bold before the first sentence.'),
    topics: list(id('topics: [russia]'), 'topics: [russia]')
      .default([])
      .describe('Topic ids. The first is the kicker above the headline.'),
    related: list(relatedStory(), 'related: [2024/10/21/bridge-closed]')
      .default([])
      .describe(
        'The editor’s picks, in order: an article’s id, or a headline with an optional address and publication.',
      ),
    notes: list(note(timeZone), 'notes: and below it lines that begin with “- kind: update”')
      .default([])
      .describe('The public record of changes. Add to it, never remove.'),
    image: picture().optional().describe('The lead image.'),
    label: choice(labels, 'label: analysis').optional().describe('Printed above the headline.'),
    series: group({ id: id('id: winter-grid'), part: wholeNumber('part: 2') }, 'series: {id: winter-grid, part: 2}')
      .optional()
      .describe('The series that the story is a part of.'),
    status: choice(statuses, 'status: draft').default('published').describe('draft, published or withdrawn.'),
    aliases: list(alias(), 'aliases: [/news/old-address/]').default([]).describe('Old paths that redirect here.'),
    lang: language('lang: ko').optional().describe('The language of the story where it is not the site’s.'),
    legacyId: text('legacyId: https://old.example/?p=123')
      .optional()
      .describe('The id that feed readers know from an earlier system.'),
  };
}

function relatedStory() {
  const example = '2024/10/21/bridge-closed';
  return z.union([
    textLike(articleIdPattern, 'an article’s folder date and file name', example),
    group(
      {
        headline: text('headline: Bridge closed for repairs'),
        url: webAddress('url: https://news.example/bridge').optional(),
        publication: text('publication: The Example').optional(),
      },
      'headline: Bridge closed for repairs',
    ),
  ]);
}

function note(timeZone: string) {
  return group(
    {
      kind: choice(noteKinds, 'kind: update').describe('What the note is about.'),
      at: instant('at', timeZone).describe('When the change was made, with offset.'),
      text: text('text: Adds the number of lanes in the second paragraph.').describe(
        'What changed, in whole sentences.',
      ),
      placement: choice(['top', 'end'], 'placement: top')
        .optional()
        .describe('Where it is printed, against the rule for its kind.'),
      was: text('was: The bridge has four lanes.').optional().describe('What the story said before.'),
      now: text('now: The bridge has two lanes.').optional().describe('What it says now.'),
    },
    'kind, at and text, one on a line',
  );
}

function picture() {
  return group(
    {
      src: textLike(
        /^(?!\/|[a-z][a-z0-9+.-]*:|.*(?:^|\/)\.\.(?:\/|$))/i,
        'a file beside the article',
        'src: bridge.jpg',
      ).describe('The file, which lies beside the article.'),
      alt: text('alt: A lorry crosses the reopened bridge.')
        .optional()
        .describe('What a reader who cannot see the picture needs to know.'),
      decorative: flag('decorative: true')
        .optional()
        .describe('True if the picture says nothing that the text does not.'),
      caption: text('caption: The bridge on Tuesday.').optional(),
      credit: text('credit: Photo by A. Example').optional(),
    },
    'image: {src: bridge.jpg, alt: A lorry crosses the bridge.}',
  ).transform(({ decorative, alt, ...picture }, context) => {
    if (alt === undefined && decorative !== true) {
      context.issues.push({
        code: 'custom',
        path: ['alt'],
        input: alt,
        message: 'is missing. Describe the picture for readers who cannot see it, or write decorative: true',
      });
      return z.NEVER;
    }
    return { ...picture, alt: alt ?? '' };
  });
}

function alias() {
  return textLike(/^\/(?!\/)[^\s?#]*$/, 'a path that begins with a slash', '/news/old-address/');
}

export type ArticleFields = z.output<ReturnType<typeof articleSchema>>;

/** @param timeZone the publication's zone, used in messages on dates */
export function articleSchema(timeZone: string) {
  return group(articleShape(timeZone));
}

/**
 * The rules that several fields have together; the fields are those that are well-formed on their own. Lines are not
 * known here.
 */
export function checkArticleFields(
  fields: Partial<ArticleFields>,
  article: { readonly id: string; readonly given: ReadonlySet<string> },
  timeZone: string,
): readonly Pick<Problem, 'field' | 'message'>[] {
  const problems: Pick<Problem, 'field' | 'message'>[] = [];
  const { published, updated } = fields;
  if (!article.given.has('published') && !article.given.has('updated')) {
    problems.push({
      field: 'published',
      message:
        'is missing, and so is updated. Write when the story went out, for example published: 2024-10-22T11:04:00-04:00',
    });
  }
  if (published && updated && updated.epoch < published.epoch) {
    problems.push({
      field: 'updated',
      message: `is before published (${published.text}). Write the later of the two here, or correct published.`,
    });
  }
  const firstPublic = firstPublicOf({ ...(published && { published }), ...(updated && { updated }) });
  // Without a sound `published`, the day that counts is not known.
  if (firstPublic && !(article.given.has('published') && !published)) {
    const day = dayInZone(firstPublic.epoch, timeZone);
    const folder = article.id.slice(0, 10);
    if (day.replaceAll('-', '/') !== folder) {
      problems.push({
        field: published ? 'published' : 'updated',
        message: `is ${day} in ${timeZone}, but the file is in the folder ${folder}. Move the file to ${day.replaceAll('-', '/')}, or correct the date.`,
      });
    }
  }
  if (fields.status === 'withdrawn' && !fields.notes?.some((entry) => entry.kind === 'retraction')) {
    problems.push({
      field: 'status',
      message: 'is withdrawn, but no note says why. Add to notes one with kind: retraction',
    });
  }
  return problems;
}

/** The domain's view of an article's file. `id` is its folder date and file name: `2024/10/22/slug`. */
export function toFiledArticle(
  { id, file, body, pictures }: Pick<FiledArticle, 'id' | 'file' | 'body' | 'pictures'>,
  fields: ArticleFields,
): FiledArticle {
  return { id, file, body, pictures, ...withoutUndefined(fields) };
}
