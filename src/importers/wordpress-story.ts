import { offsetAt } from '../domain/calendar.ts';
import { parseInstant, type Instant } from '../domain/instant.ts';
import { instantInZone } from '../domain/instant-in-zone.ts';
import type { NotImported, OldName, OldStory } from './old-story.ts';
import { plainWords, shortened } from './plain-words.ts';
import { plainLine, type WordpressItem } from './wordpress-item.ts';
import { termsOf, type WordpressSurvey } from './wordpress-survey.ts';

/** Items that are no text of an editor’s: they are counted, not listed. */
export const machineTypes: Readonly<Record<string, string>> = {
  attachment: 'uploaded files',
  nav_menu_item: 'menu entries',
  revision: 'revisions',
  custom_css: 'style sheets',
  customize_changeset: 'design settings',
  oembed_cache: 'stored embeds',
  wp_block: 'reusable blocks',
  wp_font_face: 'fonts',
  wp_font_family: 'fonts',
  wp_global_styles: 'design settings',
  wp_navigation: 'menus',
  wp_template: 'templates',
  wp_template_part: 'templates',
};

const refusedStatus: Readonly<Record<string, string>> = {
  trash: 'is in the trash',
  private: 'is private',
  'auto-draft': 'was never saved',
  inherit: 'is an earlier version of another',
};

const drafts: ReadonlySet<string> = new Set(['draft', 'pending']);
const shown: ReadonlySet<string> = new Set(['publish', 'future']);

export interface WordpressOptions {
  /** The publication’s. */
  readonly timeZone: string;
  /** Whether the time of the last change becomes `updated`. */
  readonly keepModified: boolean;
}

/**
 * A post or page of the export as a story, or why it becomes none.
 *
 * - Times are those of the GMT fields. Drafts have none there; then the local time counts as one of the publication’s zone.
 * - WordPress sets the time of the last change for every save, be it of a tag. It is no editorial update, and becomes
 *   `updated` only when asked for, and only if it is later.
 */
export function toStory(
  item: WordpressItem,
  survey: WordpressSurvey,
  { timeZone, keepModified }: WordpressOptions,
): OldStory | NotImported {
  const headline = plainWords(item.title);
  const name = `“${shortened(headline || item.slug || 'without a title', 60)}” (${item.type} ${item.id}, line ${item.line})`;
  const refuse = (reason: string): NotImported => ({ name, reason });
  if (item.type !== 'post' && item.type !== 'page') return refuse(`is of the kind “${item.type}”`);
  const status = refusedStatus[item.status];
  if (status !== undefined) return refuse(status);
  if (item.password !== '') return refuse('has a password');
  const isDraft = drafts.has(item.status);
  if (!isDraft && !shown.has(item.status)) return refuse(`has the status “${item.status}”`);
  if (item.type === 'page' && item.status !== 'publish') return refuse('is a page that was not published');

  const notices: string[] = [];
  const published = publishedOf(item, timeZone);
  if (published === undefined) return { ...refuse('has no date'), isFault: true };
  if (published.isLocal && !isDraft) {
    notices.push(`has no GMT time; its local time was taken as one in ${timeZone}`);
  }
  const modified = keepModified ? gmt(item.dates.modifiedGmt) : undefined;
  const thumbnail = survey.attachments.get(item.meta.get('_thumbnail_id') ?? '');
  const dek = plainWords(item.excerpt);
  return {
    name,
    kind: item.type === 'page' ? 'page' : 'article',
    legacyId: plainLine(item.guid || item.link) || `wordpress:${item.id}`,
    number: item.id,
    headline,
    slug: item.slug,
    ...(dek !== '' && { dek }),
    html: item.html,
    hasBareLines: true,
    published: instantInZone(published.epoch, timeZone),
    ...(modified !== undefined && modified > published.epoch && { updated: instantInZone(modified, timeZone) }),
    isDraft,
    authors: authorsOf(item, survey),
    terms: termsOf(item).map((term) => term.name),
    ...(item.link !== '' && { link: item.link }),
    ...(thumbnail && { leadPicture: thumbnail }),
    notices,
  };
}

/** Milliseconds since 1970 UTC. Zeros stand for no time. */
function gmt(text: string): number | undefined {
  return text.startsWith('0000') ? undefined : epochOf(parseInstant(`${text}Z`));
}

function publishedOf({ dates }: WordpressItem, timeZone: string): { epoch: number; isLocal: boolean } | undefined {
  const inGmt = gmt(dates.publishedGmt);
  if (inGmt !== undefined) return { epoch: inGmt, isLocal: false };
  const local = dates.published.startsWith('0000') ? undefined : localTime(dates.published, timeZone);
  if (local !== undefined) return { epoch: local, isLocal: true };
  const modified = gmt(dates.modifiedGmt);
  return modified === undefined ? undefined : { epoch: modified, isLocal: false };
}

function localTime(text: string, timeZone: string): number | undefined {
  if (typeof parseInstant(`${text}Z`) === 'string') return undefined;
  return epochOf(parseInstant(`${text}${offsetAt(text.replace(' ', 'T'), timeZone)}`));
}

function epochOf(instant: Instant | string): number | undefined {
  return typeof instant === 'string' ? undefined : instant.epoch;
}

/** The plugin Co-Authors Plus keeps several authors as terms of the kind `author`. */
function authorsOf({ creator, terms }: WordpressItem, { authors }: WordpressSurvey): readonly OldName[] {
  const together = terms
    .filter(({ domain, name }) => domain === 'author' && name !== '')
    .map(({ slug, name }): OldName => {
      const login = slug.replace(/^cap-/, '');
      return authors.get(login) ?? [...authors.values()].find((author) => author.name === name) ?? { login, name };
    });
  if (together.length > 0) return together;
  return creator === '' ? [] : [authors.get(creator) ?? { login: creator, name: plainLine(creator) }];
}
