import { z } from 'astro/zod';
import { labels, statuses, type FiledArticle } from '../domain/article.ts';
import { noteKinds } from '../domain/note.ts';
import { fileNameOf, isBeside, type Picture } from '../domain/picture.ts';
import { aliases } from './aliases.ts';
import {
  choice,
  flag,
  group,
  groupList,
  id,
  instant,
  language,
  optional,
  reference,
  text,
  textList,
  webAddress,
  wholeNumber,
  withDefault,
} from './fields.ts';
import { withoutUndefined } from './without-undefined.ts';

export type ArticleFields = z.output<ReturnType<typeof articleSchema>>;

/**
 * The front matter of an article. The order is that of the documentation.
 *
 * @param timeZone the publication’s zone, used in messages on dates; unknown while `site.yaml` is broken
 */
export function articleSchema(timeZone: string | undefined) {
  return group({
    headline: text('headline: Bridge reopens after repairs').describe('The headline, without a full stop.'),
    dek: optional(text('dek: Traffic is back to two lanes.')).describe(
      'The sub-headline: one sentence that adds to the headline.',
    ),
    published: optional(instant('published', timeZone)).describe(
      'When the story first went out, with offset. Required unless `updated` is given.',
    ),
    updated: optional(instant('updated', timeZone)).describe(
      'When the text last changed editorially, with offset. Not before `published`.',
    ),
    authors: persons('authors', 'The byline: ids of people. Empty: the publication itself is the author.'),
    editors: persons('editors', 'The “Edited by” line: ids of people.'),
    translators: persons('translators', 'The “Translated by” line: ids of people.'),
    contributors: persons('contributors', 'The “Additional reporting by” line: ids of people.'),
    dateline: optional(text('dateline: SEOUL, South Korea')).describe(
      'The place, printed in bold before the first sentence.',
    ),
    topics: withDefault(textList('topics', 'russia', reference('- russia', 'topics')), []).describe(
      'Topic ids. The first is the kicker above the headline.',
    ),
    related: withDefault(textList('related', '2024/10/21/bridge-closed', relatedStory()), []).describe(
      'The editor’s picks, in order: an article’s id, or a headline with an optional address and publication.',
    ),
    notes: withDefault(groupList('kind: update', note(timeZone)), []).describe(
      'The public record of changes. Add to it, never remove.',
    ),
    image: optional(picture()).describe('The lead image.'),
    label: optional(choice('label', 'analysis', labels)).describe('Printed above the headline.'),
    series: optional(
      group(
        {
          id: id('id: winter-grid').describe('The same for all parts.'),
          part: wholeNumber('part', 2).describe('The number of this part.'),
        },
        'series: {id: winter-grid, part: 2}',
      ),
    ).describe('The series that the story is a part of.'),
    status: withDefault(choice('status', 'draft', statuses), 'published').describe('draft, published or withdrawn.'),
    aliases: aliases(),
    lang: optional(language('lang: ko')).describe('The language of the story where it is not the site’s.'),
    legacyId: optional(text('legacyId: https://old.example/?p=123')).describe(
      'The id that feed readers know from an earlier system.',
    ),
  });
}

function persons(field: string, help: string) {
  return withDefault(textList(field, 'mike-firn', reference('- mike-firn', 'people')), []).describe(help);
}

function relatedStory() {
  return z.union([
    reference('- 2024/10/21/bridge-closed', 'articles'),
    group(
      {
        headline: text('headline: Bridge closed for repairs').describe('The other story’s headline.'),
        url: optional(webAddress('url: https://news.example/bridge')).describe('Where it can be read.'),
        publication: optional(text('publication: The Example')).describe('Who published it.'),
      },
      '- headline: Bridge closed for repairs',
    ),
  ]);
}

function note(timeZone: string | undefined) {
  return group(
    {
      kind: choice('kind', 'update', noteKinds).describe('What the note is about.'),
      at: instant('at', timeZone).describe('When the change was made, with offset.'),
      text: text('text: Adds the number of lanes in the second paragraph.').describe(
        'What changed, in whole sentences.',
      ),
      placement: optional(choice('placement', 'top', ['top', 'end'])).describe(
        'Where it is printed, against the rule for its kind.',
      ),
      was: optional(text('was: The bridge has four lanes.')).describe('What the story said before.'),
      now: optional(text('now: The bridge has two lanes.')).describe('What it says now.'),
    },
    'kind, at and text, one on a line',
  );
}

function picture() {
  return group(
    {
      src: text('src: bridge.jpg')
        .refine(isBeside, {
          error: ({ input }) =>
            `“${String(input)}” must be a file beside the article. Copy it there and write src: ${fileNameOf(String(input))}`,
        })
        .describe('The file, which lies beside the article.'),
      alt: optional(text('alt: A lorry crosses the reopened bridge.')).describe(
        'What a reader who cannot see the picture needs to know.',
      ),
      decorative: optional(flag('decorative')).describe('True if the picture says nothing that the text does not.'),
      caption: optional(text('caption: The bridge on Tuesday.')).describe('Printed below the picture.'),
      credit: optional(text('credit: Photo by A. Example')).describe('Who made the picture.'),
    },
    (file) => `image: {src: ${file || 'bridge.jpg'}, alt: A lorry crosses the bridge.}`,
  );
}

/** The domain’s view of an article’s file. `id` is its folder date and file name: `2024/10/22/slug`. */
export function toFiledArticle(
  { id, file, body, pictures, attachments }: Pick<FiledArticle, 'id' | 'file' | 'body' | 'pictures' | 'attachments'>,
  { image, ...fields }: ArticleFields,
): FiledArticle {
  return {
    id,
    file,
    body,
    pictures,
    attachments,
    ...withoutUndefined(fields),
    ...(image && { image: toPicture(image) }),
  };
}

function toPicture({ src, alt, caption, credit }: NonNullable<ArticleFields['image']>): Picture {
  return withoutUndefined({ src, alt: alt ?? '', caption, credit });
}
