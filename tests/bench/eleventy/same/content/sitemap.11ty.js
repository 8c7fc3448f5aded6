import { dateOf } from '../templates/story.js';

export const data = { permalink: '/sitemap.xml', eleventyExcludeFromCollections: true };

// A list changes when its newest story does.
function changeOf({ updated, published, listing, day }) {
  const newest = listing?.items[0] ?? day?.items[0];
  return updated ?? published ?? newest?.at ?? (newest && dateOf(newest.data));
}

export function render({ site, collections }) {
  const lines = collections.all
    .filter(({ url }) => url?.endsWith('/'))
    .map((item) => {
      const change = changeOf(item.data);
      return `<url><loc>${site.url}${item.url}</loc>${change ? `<lastmod>${change}</lastmod>` : ''}</url>`;
    });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`;
}
