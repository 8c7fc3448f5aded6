import { countStories } from '../../domain/phrases.ts';
import { escapeXml } from '../xml.ts';
import type { Edition } from './edition.ts';

/** What this is, as of when, where it comes from, and whose it is. */
export function colophonHtml(edition: Edition): string {
  const { name, tagline, site, page, corrections, date, asOf, rights } = edition;
  const link = (href: string, text: string) => `<a href="${escapeXml(href)}">${escapeXml(text)}</a>`;
  return [
    `<p>${link(site, name)}${tagline === '' ? '' : `. ${escapeXml(tagline)}`}</p>`,
    `<p>${countStories(edition.stories)} of ${link(page, date)}, as they stood on ${escapeXml(asOf)}</p>`,
    `<p>What has been corrected since: ${link(corrections, corrections)}</p>`,
    ...rights.map((line) => `<p>${escapeXml(line)}</p>`),
  ].join('\n');
}
