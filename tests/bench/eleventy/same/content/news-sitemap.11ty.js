import { dateOf } from '../templates/story.js';
import { escape } from '../templates/text.js';

export const data = {
  permalink: '/news-sitemap.xml',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['newest'] },
};

const twoDays = 2 * 24 * 60 * 60 * 1000;

export function render({ site, collections }) {
  const lines = collections.newest
    .slice(0, 1000)
    .filter(({ date }) => date.getTime() > Date.now() - twoDays)
    .map(
      ({ url, data }) =>
        `<url><loc>${site.url}${url}</loc><news:news><news:publication><news:name>${escape(site.name)}</news:name><news:language>${data.lang ?? site.lang}</news:language></news:publication><news:publication_date>${dateOf(data)}</news:publication_date><news:title>${escape(data.title)}</news:title></news:news></url>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${lines.join('\n')}
</urlset>
`;
}
