import { fromHtml } from 'hast-util-from-html';
import { plainText } from '../../../src/markdown/plain-text.ts';

/**
 * What readers see of a text, for comparison: without blanks, with quotation marks, dashes and dots of every kind in one
 * form, since the house sets `"`, `--` and `...` as typographic signs.
 */
export function shownText(text: string, kind: 'html' | 'plain' = 'html'): string {
  const shown = kind === 'html' ? plainText(fromHtml(text, { fragment: true })) : text;
  return shown
    .replace(/\s+/g, '')
    .replace(/["'“”‘’]+/g, "'")
    .replace(/[-—]+/g, '-')
    .replace(/[.…]+/g, '.');
}
