import { tagValue } from '../search/search-request.ts';
import { joiner, separateWords } from '../search/separate-words.ts';

/** What stands in a story’s page and is not its text: the search neither finds it nor shows it. */
export const outsideTheText: readonly string[] = [
  '.kicker',
  '.credits',
  '.lead',
  '.note',
  '.all-corrections',
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
  const [opening = '', ...rest] = storyOf(html).match(tagOrText) ?? [];
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

/**
 * The story’s own part of its page. It is looked for in the page’s main part: a headline may speak of an `<article>`, and
 * stands unescaped in attributes of the head.
 */
export function storyOf(html: string): string {
  const start = html.indexOf('<article class="story', html.indexOf('<main'));
  const end = html.indexOf('</article>', start);
  return start === -1 || end === -1 ? '' : html.slice(start, end);
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}
