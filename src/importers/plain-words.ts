import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { plainText } from '../markdown/plain-text.ts';

/** The words of a piece of HTML on one line, as front matter takes them: no tags, no control characters. */
export function plainWords(html: string): string {
  const text = /[<&]/.test(html) ? wordsOf(fromHtml(html, { fragment: true })) : html;
  return text.replace(/[\s\u0000-\u0020\u007F-\u00A0\uFFFE\uFFFF]+/g, ' ').trim();
}

function wordsOf(node: Nodes): string {
  return plainText(node);
}

/** A text cut at the end of a word. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `${cut
    .slice(0, end > length / 2 ? end : length)
    .replace(/\p{Surrogate}$/u, '')
    .replace(/[\s,;:–—-]+$/, '')} …`;
}
