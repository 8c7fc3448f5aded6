import type { OldName, OldTerm } from './old-story.ts';
import type { XmlElement } from './read-records.ts';
import { childText, textOf } from './read-records.ts';
import { plainWords } from './plain-words.ts';
import { plainLine, toWordpressItem, type WordpressItem } from './wordpress-item.ts';

/** A file that was uploaded to the old site. */
export interface Attachment {
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
}

/**
 * What the stories of an export name and other parts of it tell. WordPress writes items in any order, so all of this has to
 * be known before the first story is read.
 */
export interface WordpressSurvey {
  readonly isWordpress: boolean;
  /** Hosts of the old site and its uploads, without `www.`. */
  readonly hosts: ReadonlySet<string>;
  /** Its address. */
  readonly home: string;
  /** By login. */
  readonly authors: ReadonlyMap<string, OldName>;
  /** By number. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Numbers of the files that belong to a story, in the order of its gallery, by the story’s number. */
  readonly galleries: ReadonlyMap<string, readonly string[]>;
  /** How many stories have each category or tag, by its name. */
  readonly terms: ReadonlyMap<string, { readonly term: OldTerm; readonly count: number }>;
  readonly items: number;
}

export function startSurvey(): {
  readonly take: (record: XmlElement) => void;
  readonly survey: () => WordpressSurvey;
} {
  const authors = new Map<string, OldName>();
  const attachments = new Map<string, Attachment>();
  const children = new Map<string, { id: string; order: number }[]>();
  const terms = new Map<string, { term: OldTerm; count: number }>();
  const hosts = new Set<string>();
  let home = '';
  let isWordpress = false;
  let items = 0;

  const addHost = (address: string) => {
    if (URL.canParse(address)) hosts.add(new URL(address).host.replace(/^www\./, ''));
  };
  const takeItem = (item: WordpressItem) => {
    items += 1;
    if (item.type === 'attachment') {
      const url = item.attachmentUrl || item.guid;
      addHost(url);
      attachments.set(item.id, {
        url,
        alt: plainWords(item.meta.get('_wp_attachment_image_alt') ?? ''),
        caption: plainWords(item.excerpt),
      });
      if (item.parent !== '' && item.parent !== '0') {
        const siblings = children.get(item.parent) ?? [];
        siblings.push({ id: item.id, order: item.order });
        children.set(item.parent, siblings);
      }
      return;
    }
    if (item.type !== 'post' || !isWanted(item)) return;
    for (const term of termsOf(item)) {
      const known = terms.get(term.name);
      terms.set(term.name, {
        // A name that is both is a category.
        term: known?.term.kind === 'category' ? known.term : term,
        count: (known?.count ?? 0) + 1,
      });
    }
  };

  return {
    take: (record) => {
      switch (record.name) {
        case 'wp:wxr_version':
          isWordpress = true;
          return;
        case 'wp:base_site_url':
        case 'wp:base_blog_url': {
          const address = textOf(record).trim();
          if (!URL.canParse(address)) return;
          home = address;
          addHost(address);
          return;
        }
        case 'wp:author': {
          const login = childText(record, 'wp:author_login');
          authors.set(login, { login, name: plainLine(childText(record, 'wp:author_display_name')) || login });
          return;
        }
        default:
          takeItem(toWordpressItem(record));
      }
    },
    survey: () => ({
      isWordpress,
      hosts,
      home,
      authors,
      attachments,
      galleries: new Map(
        [...children].map(([parent, list]) => [
          parent,
          list.toSorted((a, b) => a.order - b.order || Number(a.id) - Number(b.id)).map(({ id }) => id),
        ]),
      ),
      terms,
      items,
    }),
  };
}

/** Whether a post is public or a draft and has no password. */
function isWanted({ status, password }: WordpressItem): boolean {
  return password === '' && !['trash', 'private', 'auto-draft', 'inherit'].includes(status);
}

/** Categories first, then tags. “Uncategorized” is WordPress’s word for none. */
export function termsOf({ terms }: WordpressItem): readonly OldTerm[] {
  const ofKind = (domain: string, kind: OldTerm['kind']) =>
    terms
      .filter((term) => term.domain === domain && term.name !== '' && term.slug !== 'uncategorized')
      .map(({ name, slug }): OldTerm => ({ name, slug, kind }));
  const seen = new Set<string>();
  return [...ofKind('category', 'category'), ...ofKind('post_tag', 'tag'), ...ofKind('tag', 'tag')].filter(
    ({ name }) => !seen.has(name) && seen.add(name),
  );
}
