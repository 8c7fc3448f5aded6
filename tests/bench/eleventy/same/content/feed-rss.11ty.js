import { feedOf, feedTemplate } from '../templates/feeds.js';
import { escape, rssTime } from '../templates/text.js';

export const data = feedTemplate('feed.xml');

const item = ({
  id,
  isPermalink,
  url,
  title,
  summary,
  html,
  published,
  authors,
  tags,
  lang,
}) => `<item xml:lang="${lang}">
<title>${escape(title)}</title>
<link>${url}</link>
<guid isPermaLink="${isPermalink}">${escape(id)}</guid>
<pubDate>${rssTime(published)}</pubDate>
${authors.map(({ name }) => `<dc:creator>${escape(name)}</dc:creator>\n`).join('')}${tags.map((tag) => `<category>${escape(tag)}</category>\n`).join('')}${summary ? `<description>${escape(summary)}</description>\n` : ''}<content:encoded>${escape(html)}</content:encoded>
</item>`;

export function render({ feed, site }) {
  const { title, description, link, entries, updated } = feedOf(feed, site);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xml:lang="${site.lang}" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escape(title)}</title>
<link>${link}</link>
<description>${escape(description)}</description>
<language>${site.lang}</language>
<copyright>${escape(site.name)}</copyright>
${updated ? `<lastBuildDate>${rssTime(updated)}</lastBuildDate>\n` : ''}<atom:link href="${link}feed.xml" rel="self" type="application/rss+xml"/>
<image><url>${site.url}/logo.png</url><title>${escape(title)}</title><link>${link}</link></image>
${entries.map(item).join('\n')}
</channel>
</rss>
`;
}
