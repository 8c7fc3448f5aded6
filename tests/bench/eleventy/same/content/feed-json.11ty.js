import { feedOf, feedTemplate } from '../templates/feeds.js';

export const data = feedTemplate('feed.json');

const item = ({ id, url, title, summary, html, published, updated, authors, tags, lang }, site) => ({
  ...{ id, url, title, summary, content_html: html, date_published: published, date_modified: updated },
  authors: authors.length > 0 ? authors : undefined,
  tags,
  language: lang === site.lang ? undefined : lang,
});

export function render({ feed, site }) {
  const { title, description, link, entries } = feedOf(feed, site);
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: link,
    feed_url: `${link}feed.json`,
    description,
    icon: `${site.url}/logo.png`,
    authors: [{ name: site.name, url: `${site.url}/` }],
    language: site.lang,
    items: entries.map((entry) => item(entry, site)),
  });
}
