import { textDirection } from '../../domain/text-direction.ts';
import { itSaid, itSays } from '../../domain/phrases.ts';
import { editionText, type EditionPlace } from '../../markdown/edition-text.ts';
import { withDateline } from '../../markdown/split-body.ts';
import { textBaseOf, type Story, type StoryNote } from '../story.ts';
import { escapeXml } from '../xml.ts';
import type { EditionStory } from './edition.ts';

/** How a story stands in a form of the edition. */
export interface StoryPlace extends Pick<EditionPlace, 'prefix' | 'findStory' | 'findPicture'> {
  /** The language of the site’s own words. */
  readonly siteLang: string;
  /** Level of the headline. */
  readonly level: number;
  /** Printed above the headline with the label, where the story does not stand under it. */
  readonly section?: string;
}

/**
 * A story of an edition as the site’s page prints it: kicker, headline, dek, byline, stamps, notes that belong on top, lead
 * image, text with the related stories in their place, credits, end notes, address. Of a withdrawn one the headline, the
 * stamps, the notes and the address are left.
 *
 * @param body the rendered text, its files placed and its pictures not; unused if the story is withdrawn
 */
export function storyHtml({ story, label, stamps }: EditionStory, body: string, place: StoryPlace): string {
  const { siteLang, level, prefix } = place;
  const own = story.lang === siteLang ? '' : languageOf(siteLang);
  const kicker = [label, place.section].filter((words) => words !== undefined).map(escapeXml);
  const notes = (placement: StoryNote['placement']) =>
    story.notes.map((note) => (note.placement === placement ? noteHtml(note, prefix, own) : ''));
  const text = story.withdrawn ? undefined : textOf(story, body, place);
  const parts = [
    '<header>',
    kicker.length > 0 ? `<p class="kicker"${own}>${kicker.map((words) => `<span>${words}</span>`).join(' ')}</p>` : '',
    `<h${level}>${escapeXml(story.headline)}</h${level}>`,
    text && story.dek !== undefined ? `<p class="dek">${escapeXml(story.dek)}</p>` : '',
    text && story.byline !== undefined ? `<p class="byline"${own}>${escapeXml(story.byline)}</p>` : '',
    `<p class="stamps"${own}>${stamps.map(stampHtml).join(' ')}</p>`,
    '</header>',
    ...notes('top'),
    ...(text
      ? [
          leadHtml(story, place),
          `<div class="text">`,
          text.before,
          relatedHtml(story, place, own),
          text.after,
          '</div>',
          ...story.credits.map((credit) => `<p class="credit-line"${own}>${escapeXml(credit)}</p>`),
        ]
      : []),
    ...notes('end'),
    `<p class="address"${own}><a href="${escapeXml(story.url)}">${escapeXml(story.url)}</a></p>`,
  ];
  return parts.filter((part) => part.trim() !== '').join('\n');
}

/** `lang` and `dir` of an element. */
export function languageOf(lang: string): string {
  return ` lang="${escapeXml(lang)}" dir="${textDirection(lang)}"`;
}

/** Of a headline among the site’s own words. */
export function otherLanguage({ story }: EditionStory, lang: string): string {
  return story.lang === lang ? '' : languageOf(story.lang);
}

function textOf(story: Story, body: string, { prefix, level, findStory, findPicture }: StoryPlace) {
  return editionText(withDateline(body, story.dateline), {
    base: textBaseOf(story),
    prefix,
    anchors: story.notes.map(anchorOf),
    // Subheads of the text begin at the second level.
    lower: level - 1,
    findStory,
    findPicture,
  });
}

function anchorOf({ url }: StoryNote): string {
  return url.slice(url.indexOf('#') + 1);
}

function stampHtml({ label, datetime, text }: EditionStory['stamps'][number]): string {
  return `<span>${label} <time datetime="${escapeXml(datetime)}">${escapeXml(text)}</time></span>`;
}

function noteHtml(note: StoryNote, prefix: string, own: string): string {
  const { at, date, name, text, was, now, placement } = note;
  const change = [
    was === undefined ? '' : `<dt${own}>${itSaid}</dt><dd><del>${escapeXml(was)}</del></dd>`,
    now === undefined ? '' : `<dt${own}>${itSays}</dt><dd><ins>${escapeXml(now)}</ins></dd>`,
  ].join('');
  return `<div class="note ${placement}" id="${prefix}${anchorOf(note)}" role="note" aria-label="${name}">
<p><b>${name}, <time datetime="${escapeXml(at.text)}">${escapeXml(date)}</time></b> ${escapeXml(text)}</p>${change === '' ? '' : `\n<dl>${change}</dl>`}
</div>`;
}

function leadHtml({ image }: Story, { findPicture }: StoryPlace): string {
  if (!image) return '';
  const { src, width, height } = findPicture(image.source.name);
  const words = [
    ...(image.caption === undefined ? [] : [escapeXml(image.caption)]),
    ...(image.credit === undefined ? [] : [`<span class="credit">${escapeXml(image.credit)}</span>`]),
  ];
  const caption = words.length === 0 ? '' : `<figcaption>${words.join(' ')}</figcaption>`;
  return `<figure class="picture lead"><img src="${src}" width="${width}" height="${height}" alt="${escapeXml(image.alt)}">${caption}</figure>`;
}

function relatedHtml({ related }: Story, { findStory }: StoryPlace, own: string): string {
  if (related.stories.length === 0) return '';
  const items = related.stories.map(({ headline, url, publication }) => {
    const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
    const href = address && (findStory(address) ?? address.href);
    const title = href === undefined ? escapeXml(headline) : `<a href="${escapeXml(href)}">${escapeXml(headline)}</a>`;
    return `<li>${title}${publication === undefined ? '' : ` <span class="source">${escapeXml(publication)}</span>`}</li>`;
  });
  return `<div class="related">\n<p class="label"${own}>${escapeXml(related.heading)}</p>\n<ul>${items.join('')}</ul>\n</div>`;
}

/** Where an address leads in an edition. @param placeOf where a story stands in it */
export function storyFinder(
  stories: readonly EditionStory[],
  placeOf: (story: EditionStory) => string,
): EditionPlace['findStory'] {
  const places = new Map(stories.map((item) => [item.story.url, placeOf(item)]));
  return ({ origin, pathname }) => places.get(origin + pathname);
}
