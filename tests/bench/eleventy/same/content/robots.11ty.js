export const data = { permalink: '/robots.txt', eleventyExcludeFromCollections: true };

export const render = ({ site }) => `User-agent: *
Allow: /

Sitemap: ${site.url}/sitemap.xml
Sitemap: ${site.url}/news-sitemap.xml
`;
