import { textDirection } from '../domain/text-direction.ts';
import { portableHtml } from '../markdown/portable-html.ts';
import { splitAtRelated, withDateline } from '../markdown/split-body.ts';
import { textBaseOf, type Story, type StoryNote, type ToldImage } from './story.ts';
import { escapeXml } from './xml.ts';

/** What of a story its full text is made of; plain data. */
export type TextStory = Pick<
  Story,
  'body' | 'byline' | 'credits' | 'dateline' | 'dek' | 'lang' | 'notes' | 'publisher' | 'related' | 'url'
> & { readonly image?: ToldImage };

export function toTextStory(story: Story): TextStory {
  const { body, byline, credits, dateline, dek, lang, notes, publisher, related, url, image } = story;
  return {
    credits,
    lang,
    notes,
    publisher,
    related,
    url,
    ...(body && { body }),
    ...(byline !== undefined && { byline }),
    ...(dateline !== undefined && { dateline }),
    ...(dek !== undefined && { dek }),
    ...(image && { image: toToldImage(image) }),
  };
}

/** An image without its file. */
export function toToldImage({ alt, caption, credit, shapes }: ToldImage): ToldImage {
  return { alt, shapes, ...(caption !== undefined && { caption }), ...(credit !== undefined && { credit }) };
}

/**
 * The whole story as HTML for readers elsewhere: notes that belong on top, dek, byline, lead image, text with the related
 * stories in their place, credits, end notes. Every address is absolute; what only works on the site is left out.
 *
 * @param body the rendered text, as pages show it
 */
export function fullText(story: TextStory, body: string): string {
  const notes = (placement: StoryNote['placement']) =>
    story.notes.filter((note) => note.placement === placement).map(noteHtml);
  const base = textBaseOf(story);
  const { before, after } = splitAtRelated(withDateline(body, story.dateline));
  const parts = [
    ...notes('top'),
    story.dek === undefined ? '' : `<p><em>${escapeXml(story.dek)}</em></p>`,
    story.byline === undefined ? '' : `<p>${escapeXml(story.byline)}</p>`,
    imageHtml(story),
    portableHtml(before, base),
    relatedHtml(story),
    portableHtml(after, base),
    ...story.credits.map((credit) => `<p>${escapeXml(credit)}</p>`),
    ...notes('end'),
  ];
  return `<div lang="${escapeXml(story.lang)}" dir="${textDirection(story.lang)}">${parts.filter((part) => part.trim() !== '').join('\n')}</div>`;
}

export function noteHtml({ name, date, text, was, now }: StoryNote): string {
  const change = [
    was === undefined ? '' : ` <del>${escapeXml(was)}</del>`,
    now === undefined ? '' : ` <ins>${escapeXml(now)}</ins>`,
  ].join('');
  return `<p><strong>${escapeXml(`${name}, ${date}`)}</strong> ${escapeXml(text)}${change}</p>`;
}

function imageHtml({ image }: TextStory): string {
  if (!image) return '';
  const { url, width, height } = image.shapes.whole;
  const words = [image.caption, image.credit].filter((text) => text !== undefined).map(escapeXml);
  const caption = words.length === 0 ? '' : `<figcaption>${words.join(' ')}</figcaption>`;
  return `<figure><img src="${escapeXml(url)}" alt="${escapeXml(image.alt)}" width="${width}" height="${height}">${caption}</figure>`;
}

function relatedHtml({ related }: TextStory): string {
  if (related.stories.length === 0) return '';
  const items = related.stories.map(({ headline, url, publication }) => {
    const title = url === undefined ? escapeXml(headline) : `<a href="${escapeXml(url)}">${escapeXml(headline)}</a>`;
    return `<li>${title}${publication === undefined ? '' : ` (${escapeXml(publication)})`}</li>`;
  });
  return `<p><strong>${escapeXml(related.heading)}</strong></p>\n<ul>${items.join('')}</ul>`;
}
