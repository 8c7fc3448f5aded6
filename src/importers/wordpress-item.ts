import { childText, childrenOf, detached, textOf, type XmlElement } from './read-records.ts';

/** The parts of a WordPress export (WXR) that are read, by their names in the file. */
export const wordpressRecords: ReadonlySet<string> = new Set([
  'item',
  'wp:author',
  'wp:base_site_url',
  'wp:base_blog_url',
  'wp:wxr_version',
]);

/** One `item` of the export: a post, a page, a picture, a menu entry … */
export interface WordpressItem {
  readonly id: string;
  readonly line: number;
  readonly type: string;
  readonly status: string;
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly creator: string;
  readonly html: string;
  readonly excerpt: string;
  readonly slug: string;
  /** As written in the export: `2024-10-22 15:04:00`, or zeros. */
  readonly dates: {
    readonly published: string;
    readonly publishedGmt: string;
    readonly modified: string;
    readonly modifiedGmt: string;
  };
  readonly password: string;
  readonly parent: string;
  readonly order: number;
  readonly attachmentUrl: string;
  readonly comments: number;
  readonly terms: readonly { readonly domain: string; readonly slug: string; readonly name: string }[];
  readonly meta: ReadonlyMap<string, string>;
}

export function toWordpressItem(record: XmlElement): WordpressItem {
  const text = (name: string) => childText(record, name);
  return {
    id: text('wp:post_id'),
    line: record.line,
    type: text('wp:post_type') || 'post',
    status: text('wp:status') || 'publish',
    title: text('title'),
    link: text('link'),
    guid: text('guid'),
    creator: text('dc:creator'),
    html: childrenOf(record, 'content:encoded').map(textOf).join(''),
    excerpt: text('excerpt:encoded'),
    slug: text('wp:post_name'),
    dates: {
      published: text('wp:post_date'),
      publishedGmt: text('wp:post_date_gmt'),
      modified: text('wp:post_modified'),
      modifiedGmt: text('wp:post_modified_gmt'),
    },
    password: text('wp:post_password'),
    parent: text('wp:post_parent'),
    order: Number(text('wp:menu_order')) || 0,
    attachmentUrl: text('wp:attachment_url'),
    comments: childrenOf(record, 'wp:comment').length,
    terms: childrenOf(record, 'category').map((term) => ({
      domain: term.attributes['domain'] ?? 'category',
      slug: detached(term.attributes['nicename'] ?? ''),
      name: plainLine(textOf(term)),
    })),
    meta: new Map(
      childrenOf(record, 'wp:postmeta').map((meta) => [
        childText(meta, 'wp:meta_key'),
        childText(meta, 'wp:meta_value'),
      ]),
    ),
  };
}

/** A name on one line. WordPress keeps `&amp;` in the names of terms. */
export function plainLine(text: string): string {
  return detached(text)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[\u0000-\u0020\u007F-\u00A0\uFFFE\uFFFF]+/g, ' ')
    .trim();
}
