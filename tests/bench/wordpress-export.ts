import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { sentence } from './filler-prose.ts';
import { seededRandom, type Random } from './random.ts';

/** What an export to be measured holds. */
export interface ExportOrder {
  readonly path: string;
  readonly posts: number;
  readonly seed?: number;
}

/**
 * Writes a WordPress export (WXR 1.2) of filler: half of the posts by the block editor, half by the classic one, each of some
 * 4 KB of text with links, marks, lists, a captioned picture and its attachment, comments and the usual postmeta. The same
 * order gives the same bytes on every machine.
 */
export async function writeWordpressExport({ path, posts, seed = 1 }: ExportOrder): Promise<void> {
  const random = seededRandom(seed);
  const stream = createWriteStream(path);
  stream.write(head);
  for (let number = 1; number <= posts; number += 1) {
    if (!stream.write(postAndPicture(random, number))) await once(stream, 'drain');
  }
  stream.end('</channel>\n</rss>\n');
  await once(stream, 'finish');
}

const home = 'https://old.example';
const authors = Array.from({ length: 20 }, (_, index) => `writer${index + 1}`);
const categories = ['World', 'Politics', 'Business', 'Health', 'Science', 'Sports'];

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>The Old Filler</title>
  <link>${home}</link>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_site_url>${home}</wp:base_site_url>
  <wp:base_blog_url>${home}</wp:base_blog_url>
${authors
  .map(
    (login, index) =>
      `  <wp:author><wp:author_id>${index + 1}</wp:author_id><wp:author_login><![CDATA[${login}]]></wp:author_login><wp:author_display_name><![CDATA[Writer Number ${index + 1}]]></wp:author_display_name></wp:author>`,
  )
  .join('\n')}
`;

function postAndPicture(random: Random, number: number): string {
  const id = number * 10;
  const at = new Date(Date.UTC(2010, 0, 1) + number * 7 * 60 * 60 * 1000).toISOString().replace('T', ' ').slice(0, 19);
  const folder = at.slice(0, 10).replaceAll('-', '/');
  const slug = `story-number-${number}`;
  const title = sentence(random).replace(/\.$/, '');
  const category = categories[number % categories.length] ?? '';
  const tag = `Tag ${number % 200}${number % 3 === 0 ? 's' : ''}`;
  const picture = `${home}/wp-content/uploads/${folder.slice(0, 7)}/picture-${number}.jpg`;
  const common = `<wp:post_date><![CDATA[${at}]]></wp:post_date><wp:post_date_gmt><![CDATA[${at}]]></wp:post_date_gmt><wp:post_modified><![CDATA[${at}]]></wp:post_modified><wp:post_modified_gmt><![CDATA[${at}]]></wp:post_modified_gmt><wp:comment_status>open</wp:comment_status><wp:ping_status>open</wp:ping_status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_password><![CDATA[]]></wp:post_password><wp:is_sticky>0</wp:is_sticky>`;
  const comments = Array.from(
    { length: number % 4 },
    (_, index) =>
      `<wp:comment><wp:comment_id>${id + index}</wp:comment_id><wp:comment_author><![CDATA[Reader]]></wp:comment_author><wp:comment_content><![CDATA[${sentence(random)}]]></wp:comment_content></wp:comment>`,
  ).join('\n');
  return `<item>
  <title><![CDATA[${title}]]></title><link>${home}/${folder}/${slug}/</link><dc:creator><![CDATA[${authors[number % authors.length] ?? ''}]]></dc:creator>
  <guid isPermaLink="false">${home}/?p=${id}</guid><description></description>
  <content:encoded><![CDATA[${number % 2 === 0 ? blockText(random, picture, id + 1) : classicText(random, picture, id + 1)}]]></content:encoded>
  <excerpt:encoded><![CDATA[${number % 3 === 0 ? sentence(random) : ''}]]></excerpt:encoded>
  <wp:post_id>${id}</wp:post_id>${common}<wp:post_name><![CDATA[${slug}]]></wp:post_name><wp:status><![CDATA[${number % 50 === 0 ? 'draft' : 'publish'}]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
  <category domain="category" nicename="${category.toLowerCase()}"><![CDATA[${category}]]></category>
  <category domain="post_tag" nicename="tag"><![CDATA[${tag}]]></category>
  <wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[${id + 1}]]></wp:meta_value></wp:postmeta>
  <wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
${comments}
</item>
<item>
  <title><![CDATA[picture-${number}]]></title><link>${home}/?attachment_id=${id + 1}</link><guid isPermaLink="false">${picture}</guid>
  <content:encoded><![CDATA[]]></content:encoded><excerpt:encoded><![CDATA[${sentence(random)}]]></excerpt:encoded>
  <wp:post_id>${id + 1}</wp:post_id>${common}<wp:post_name><![CDATA[picture-${number}]]></wp:post_name><wp:status><![CDATA[inherit]]></wp:status><wp:post_type><![CDATA[attachment]]></wp:post_type>
  <wp:attachment_url><![CDATA[${picture}]]></wp:attachment_url>
</item>
`;
}

function paragraphs(random: Random): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const words = `${sentence(random)} ${sentence(random)} ${sentence(random)}`;
    if (index % 4 === 1)
      return `${words} <a href="${home}/2010/01/02/story-number-3/">As reported</a>, <strong>it went on</strong>.`;
    if (index % 4 === 2) return `${words} <em>${sentence(random)}</em>`;
    return words;
  });
}

function classicText(random: Random, picture: string, attachment: number): string {
  const [first = '', ...others] = paragraphs(random);
  return [
    first,
    `[caption id="attachment_${attachment}" align="alignnone" width="600"]<a href="${picture}"><img class="size-large" src="${picture}" alt="" width="600" height="400" /></a> ${sentence(random)}[/caption]`,
    ...others.slice(0, 6),
    `<ul>\n\t<li>${sentence(random)}</li>\n\t<li>${sentence(random)}</li>\n</ul>`,
    '<!--more-->',
    ...others.slice(6),
  ].join('\n\n');
}

function blockText(random: Random, picture: string, attachment: number): string {
  const block = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
  const [first = '', ...others] = paragraphs(random);
  return [
    block(first),
    `<!-- wp:image {"id":${attachment},"sizeSlug":"large"} -->\n<figure class="wp-block-image size-large"><img src="${picture}" alt="" class="wp-image-${attachment}"/><figcaption>${sentence(random)}</figcaption></figure>\n<!-- /wp:image -->`,
    ...others.slice(0, 6).map(block),
    `<!-- wp:heading -->\n<h2>${sentence(random)}</h2>\n<!-- /wp:heading -->`,
    `<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>${sentence(random)}</p><cite>A Reader</cite></blockquote>\n<!-- /wp:quote -->`,
    ...others.slice(6).map(block),
  ].join('\n\n');
}
