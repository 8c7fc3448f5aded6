import { findTopLevelParagraph } from './top-level-paragraph.ts';
import { relatedElement } from './remark-related.ts';

const place = new RegExp(`<${relatedElement}>\\s*</${relatedElement}>`);

/**
 * Parts a rendered body at `::related`. Without it everything is `before`, so that the box follows the text.
 */
export function splitAtRelated(html: string): { readonly before: string; readonly after: string } {
  const match = place.exec(html);
  if (!match) return { before: html, after: '' };
  return { before: html.slice(0, match.index), after: html.slice(match.index + match[0].length) };
}

/** Puts the dateline, in bold, before the first sentence of the text itself; pictures and key points above it have none. */
export function withDateline(html: string, dateline: string | undefined): string {
  if (dateline === undefined) return html;
  const escaped = dateline.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const place = `<b class="dateline">${escaped}</b>`;
  const first = findTopLevelParagraph(html);
  if (first === -1) return `<p>${place}</p>\n${html}`;
  const start = first + '<p>'.length;
  return `${html.slice(0, start)}${place} — ${html.slice(start)}`;
}
