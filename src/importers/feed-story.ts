import { instantInZone } from '../domain/instant-in-zone.ts';
import { parseFeedDate } from './feed-date.ts';
import type { FeedItem } from './feed-item.ts';
import type { NotImported, OldStory } from './old-story.ts';
import { plainWords, shortened } from './plain-words.ts';
import { plainLine } from './wordpress-item.ts';

export interface FeedOptions {
  /** The publication’s. */
  readonly timeZone: string;
  /** Whether the time of the last change becomes `updated`. */
  readonly keepModified: boolean;
}

/**
 * An entry of a feed as a story, or why it becomes none. A time of change alone becomes `updated`: when the story first went
 * out is not known then, and nothing is invented.
 */
export function toFeedStory(item: FeedItem, { timeZone, keepModified }: FeedOptions): OldStory | NotImported {
  const headline = plainWords(item.title);
  const name = `“${shortened(headline || item.link || 'without a title', 60)}” (${item.place})`;
  const refuse = (reason: string): NotImported => ({ name, reason, isFault: true });
  const published = parseFeedDate(item.published);
  const updated = parseFeedDate(item.updated);
  if (item.published.trim() !== '' && published === undefined) {
    return refuse(`has a date that cannot be read: “${shortened(plainLine(item.published), 60)}”`);
  }
  if (published === undefined && updated === undefined) return refuse('has no date');
  const html = item.html.trim() === '' ? item.summary : item.html;
  if (plainWords(html) === '' && item.enclosures.length === 0) return refuse('has no text');
  const legacyId = plainLine(item.id || item.link);
  if (legacyId === '') return refuse('has neither an id nor a link, by which it could be known again');
  const dek = item.html.trim() === '' ? undefined : dekOf(plainWords(item.summary), plainWords(item.html));
  const isUpdate = updated !== undefined && (published === undefined || (keepModified && updated > published));
  return {
    name,
    kind: 'article',
    legacyId,
    number: /(\d+)\D*$/.exec(item.place)?.[1] ?? '1',
    headline,
    slug: slugOfLink(item.link),
    ...(dek !== undefined && { dek }),
    html: [
      html,
      ...item.enclosures.map((url) => `<audio src="${url.replaceAll('&', '&amp;').replaceAll('"', '%22')}"></audio>`),
    ].join('\n'),
    hasBareLines: false,
    ...(published !== undefined && { published: instantInZone(published, timeZone) }),
    ...(isUpdate && { updated: instantInZone(updated, timeZone) }),
    isDraft: false,
    authors: item.authors,
    terms: [...new Set(item.terms)],
    ...(item.link !== '' && { link: item.link }),
    ...(item.picture && { leadPicture: item.picture }),
    notices: item.html.trim() === '' ? ['has a summary only: the feed does not have the whole text'] : [],
  };
}

/** A summary that is the beginning of the text says nothing that the text does not. */
function dekOf(summary: string, text: string): string | undefined {
  const beginning = summary.replace(
    /\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?|The post .* appeared first on .*|Read more.*)$/i,
    '',
  );
  return beginning === '' || text.startsWith(beginning) ? undefined : summary;
}

/** The last step of an address, without an ending; nothing if that is a number or the address has a query. */
function slugOfLink(link: string): string {
  if (!URL.canParse(link)) return '';
  const step = new URL(link).pathname.split('/').findLast((part) => part !== '') ?? '';
  const name = step.replace(/\.[a-z]{3,5}$/i, '');
  return /^\d*$|^index$/.test(name) ? '' : name;
}
