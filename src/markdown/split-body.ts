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

/** Puts the dateline, in bold, before the first sentence. */
export function withDateline(html: string, dateline: string | undefined): string {
  if (dateline === undefined) return html;
  const escaped = dateline.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return html.replace(/<p>/, () => `<p><b class="dateline">${escaped}</b> — `);
}
