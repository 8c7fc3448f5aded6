import { unescapeAttribute } from './escape-attribute.ts';
import { ownTag } from './own-tags.ts';

const paragraphs: ReadonlySet<string> = new Set(
  'aside blockquote caption dl figcaption figure h2 h3 h4 h5 h6 ol p pre table ul'.split(' '),
);
const lines: ReadonlySet<string> = new Set(['br', 'dd', 'dt', 'tr']);
/** The way back from a footnote, of which there is one for each place that refers to it. */
const wayBack = /\s*<a href="[^"]*">↩(?:<sup>\d+<\/sup>)?<\/a>/g;

/**
 * A portable text without any tag: paragraphs are parted by an empty line, entries of lists begin with a hyphen or their
 * number, cells of a row are parted by bars, a footnote’s number stands in brackets. Pictures say nothing; their captions
 * stay.
 *
 * @param html from `portableHtml`
 */
export function readableText(html: string): string {
  const plain = html.replace(wayBack, '');
  const lists: number[] = [];
  let text = '';
  let from = 0;
  let inCode = false;
  const read = (end?: number) => {
    const piece = plain.slice(from, end);
    text += inCode ? piece : piece.replace(/\s+/g, ' ');
  };
  for (const { 0: tag, 1: closing = '', 2: name = '', index } of plain.matchAll(ownTag)) {
    read(index);
    from = index + tag.length;
    if (name === 'pre') inCode = closing === '';
    if (name === 'ol' || name === 'ul') {
      if (closing) lists.pop();
      else lists.push(name === 'ol' ? Number(/ start="(\d+)"/.exec(tag)?.[1] ?? 1) : Number.NaN);
    }
    if (name === 'li' && !closing) {
      const number = lists.pop() ?? Number.NaN;
      lists.push(number + 1);
      text += Number.isNaN(number) ? `\n-${tight}` : `\n${number}.${tight}`;
    } else {
      text += signOf(name, closing !== '');
    }
  }
  read();
  return unescapeText(text)
    .replace(/ {2,}/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n\| /g, '\n')
    .replace(new RegExp(`${tight}\\s*`, 'g'), ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whatever blanks follow are one. No text has it: control characters have been taken out. */
const tight = '\u0001';

function signOf(name: string, closing: boolean): string {
  if (name === 'td' || name === 'th') return closing ? ' ' : '| ';
  if (name === 'sup') return closing ? ']' : '[';
  if (name === 'hr') return '\n\n* * *\n\n';
  if (paragraphs.has(name)) return '\n\n';
  return lines.has(name) && !closing ? '\n' : '';
}

/** Signs as MDX writes them, too. */
function unescapeText(html: string): string {
  return unescapeAttribute(
    html
      .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&gt;', '>')
      .replaceAll('&nbsp;', '\u00A0'),
  );
}
