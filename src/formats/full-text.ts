import { textDirection } from '../domain/text-direction.ts';
import { unescapeAttribute } from '../markdown/escape-attribute.ts';
import { ownTag, withoutElements } from '../markdown/own-tags.ts';
import { splitAtRelated, withDateline } from '../markdown/split-body.ts';
import type { FeedItem, FeedNote } from './feed.ts';
import { escapeXml } from './xml.ts';

/**
 * The whole story as HTML for readers elsewhere: notes that belong on top, dek, byline, text with the related stories in
 * their place, credits, end notes. Every address is absolute; what only works on the site is left out.
 *
 * @param body the rendered text, as pages show it
 */
export function fullText(item: FeedItem, body: string): string {
  const { before, after } = splitAtRelated(withDateline(body, item.dateline));
  const html = [
    ...item.topNotes.map(noteHtml),
    item.dek === undefined ? '' : `<p><em>${escapeXml(item.dek)}</em></p>`,
    item.byline === undefined ? '' : `<p>${escapeXml(item.byline)}</p>`,
    plainElements(before),
    relatedHtml(item),
    plainElements(after),
    ...item.credits.map((credit) => `<p>${escapeXml(credit)}</p>`),
    ...item.endNotes.map(noteHtml),
  ];
  const language = `<div lang="${escapeXml(item.lang)}" dir="${textDirection(item.lang)}">`;
  return `${language}${withAbsoluteUrls(html.filter((part) => part.trim() !== '').join('\n'), item.url)}</div>`;
}

/** What only works on the site takes its plain form: of a chart the table stays, of a player the link. */
function plainElements(html: string): string {
  return withoutElements(html, 'svg')
    .replace(/<p class="legend"[\s\S]*?<\/p>/g, '')
    .replace(/<summary>[\s\S]*?<\/summary>|<\/?details>|<audio\b[^>]*><\/audio>/g, '');
}

function noteHtml({ name, date, text, was, now }: FeedNote): string {
  const change = [
    was === undefined ? '' : ` <del>${escapeXml(was)}</del>`,
    now === undefined ? '' : ` <ins>${escapeXml(now)}</ins>`,
  ].join('');
  return `<p><strong>${escapeXml(`${name}, ${date}`)}</strong> ${escapeXml(text)}${change}</p>`;
}

function relatedHtml({ related }: FeedItem): string {
  if (related.stories.length === 0) return '';
  const items = related.stories.map(({ headline, url, publication }) => {
    const title = url === undefined ? escapeXml(headline) : `<a href="${escapeXml(url)}">${escapeXml(headline)}</a>`;
    return `<li>${title}${publication === undefined ? '' : ` (${escapeXml(publication)})`}</li>`;
  });
  return `<p><strong>${escapeXml(related.heading)}</strong></p>\n<ul>${items.join('')}</ul>`;
}

/** Resolves `href`, `src` and `srcset` against the story’s address, fragments too. */
export function withAbsoluteUrls(html: string, base: string): string {
  const resolve = (address: string) => {
    const plain = unescapeAttribute(address);
    return URL.canParse(plain, base) ? escapeXml(new URL(plain, base).href) : address;
  };
  return html.replace(ownTag, (tag) =>
    tag
      .replace(/(\s(?:href|src)=")([^"]*)"/g, (_, start: string, address: string) => `${start}${resolve(address)}"`)
      .replace(/(\ssrcset=")([^"]*)"/g, (_, start: string, variants: string) => {
        const resolved = variants.split(/,\s+/).map((variant) => variant.replace(/^\S+/, resolve));
        return `${start}${resolved.join(', ')}"`;
      }),
  );
}
