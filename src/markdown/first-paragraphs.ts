import { findTopLevelParagraph } from './top-level-paragraph.ts';

/** A column of this many words balances three headlines beside it. */
const enoughWords = 130;

/**
 * How a rendered text begins: whole paragraphs from the first on, up to the first that is something else or to about 130
 * words. Links and footnote marks lose their tags, so that nothing in it leads away or repeats an id.
 */
export function firstParagraphs(html: string): string {
  const paragraphs: string[] = [];
  let words = 0;
  const start = findTopLevelParagraph(html);
  // Below a list or a subhead a paragraph is no beginning; pictures and key points may stand above it.
  let rest = start === -1 || /^\s*<(?:ul|ol|blockquote|h\d|pre)\b/.test(html) ? '' : html.slice(start);
  while (words < enoughWords) {
    const match = /^<p>([\s\S]*?)<\/p>\s*/.exec(rest);
    if (!match?.[1] || match[1].includes('<img')) break;
    const text = match[1].replace(/<sup>[\s\S]*?<\/sup>|<\/?(?:a|span)\b[^>]*>/g, '');
    paragraphs.push(`<p>${text}</p>`);
    words += text.split(/\s+/).length;
    rest = rest.slice(match[0].length);
  }
  return paragraphs.join('\n');
}
