import { escape } from '../templates/text.js';

export const data = {
  permalink: '/feeds/all.opml',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['feeds'] },
};

function outline({ path, name }, site) {
  const title = escape(name ? `${site.name}: ${name}` : site.name);
  return `<outline type="rss" text="${escape(name ?? 'All stories')}" title="${title}" xmlUrl="${site.url}${path}feed.xml" htmlUrl="${site.url}${path}" language="${site.lang}"/>`;
}

export function render({ site, collections }) {
  const groups = [...Map.groupBy(collections.feeds, ({ group }) => group ?? site.name)].map(
    ([name, feeds]) =>
      `<outline text="${escape(name)}">\n${feeds.map((feed) => outline(feed, site)).join('\n')}\n</outline>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head>
<title>Feeds of ${escape(site.name)}</title>
<docs>http://opml.org/spec2.opml</docs>
</head>
<body>
${groups.join('\n')}
</body>
</opml>
`;
}
