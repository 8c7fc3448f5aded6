import { tagValue } from '../search/search-request.ts';
import { joiner, separateWords } from '../search/separate-words.ts';

/** What stands in a story’s page and is not its text: the search neither finds it nor shows it. */
export const outsideTheText: readonly string[] = [
  '.kicker',
  '.credits',
  '.lead',
  '.note',
  '.related',
  '.signoff',
  '.series',
  '.topics',
  '.prose > .meta',
  '.chart svg',
  '.chart summary',
  '.download .facts',
  '[data-footnote-ref]',
  '[data-footnote-backref]',
];

/** A whole tag, quoted attributes included, or a comment; else a run of text. */
const tagOrText = /<!--[\s\S]*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|</g;

/**
 * The part of an article’s page that is indexed, as Pagefind reads it. The page itself carries only its facts, in two
 * attributes: Pagefind takes but one filter from an attribute, and the page is to stay small.
 *
 * @returns undefined if the page is of no story that the search finds: a withdrawn one
 */
export function toSearchDocument(html: string): string | undefined {
  const start = html.indexOf('<article');
  const end = html.indexOf('</article>', start);
  if (start === -1 || end === -1) return undefined;
  const [opening = '', ...rest] = html.slice(start, end).match(tagOrText) ?? [];
  const date = attribute(opening, 'data-search-date');
  const tags = attribute(opening, 'data-search-tags');
  if (date === undefined || tags === undefined) return undefined;
  const facts = [
    `<i data-pagefind-sort="date:${date}"></i>`,
    ...tags.split(' ').map((tag) => `<i data-pagefind-filter="${tag}:${tagValue}"></i>`),
  ];
  const text = rest
    // Pagefind would index the address and the description of the first picture.
    .filter((part) => !/^<img\b/i.test(part))
    .map((part) => (part.startsWith('<') ? part : separateWords(part, `${joiner} `)));
  return `<html><body><article>${facts.join('')}${text.join('')}</article></body></html>`;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}
