import { escape } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.redirects', size: 1, alias: 'redirect' },
  permalink: ({ redirect }) => redirect.from,
  eleventyExcludeFromCollections: true,
};

export function render({ site, redirect: { story } }) {
  const title = escape(story.data.title);
  return `<!doctype html>
<html lang="${site.lang}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta http-equiv="refresh" content="0; url=${story.url}">
<link rel="canonical" href="${site.url}${story.url}">
<meta name="robots" content="noindex">
</head>
<body>
<main>
<h1>This story has moved</h1>
<p>It is now at <a href="${story.url}">${title}</a>.</p>
</main>
</body>
</html>
`;
}
