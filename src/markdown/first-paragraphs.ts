/** A column of this many words balances three headlines beside it. */
const enoughWords = 130;

/**
 * How a rendered text begins: whole paragraphs from its start up to the first that is something else or to about 130
 * words. Links and footnote marks lose their tags, so that nothing in it leads away or repeats an id.
 */
export function firstParagraphs(html: string): string {
  const paragraphs: string[] = [];
  let words = 0;
  let rest = html.trimStart();
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
