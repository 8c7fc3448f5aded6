import { readFileSync } from 'node:fs';
import { structuredData } from './structured-data.js';
import { direction, escape, printDay, printWeekday } from './text.js';

const css = {
  story: readFileSync('assets/story.css', 'utf8'),
  page: readFileSync('assets/page.css', 'utf8'),
};

function feedLinks(title, path) {
  const name = escape(title);
  return `<link rel="alternate" type="application/rss+xml" title="${name}" href="${path}feed.xml">
<link rel="alternate" type="application/atom+xml" title="${name}" href="${path}atom.xml">
<link rel="alternate" type="application/feed+json" title="${name}" href="${path}feed.json">`;
}

const sharedMetadata = (site) => `<meta property="og:site_name" content="${escape(site.name)}">
<meta property="og:locale" content="en_US">
<meta property="og:image" content="${site.url}/card.png">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${escape(`${site.name}: ${site.tagline}`)}">
<meta name="twitter:card" content="summary_large_image">`;

const navigation = ({ site, topicNames }, current) => `<nav class="sections no-print" aria-label="Topics">
<ul role="list">
${site.navigation.map((id) => `<li><a href="/topics/${id}/"${id === current ? ' aria-current="true"' : ''}>${escape(topicNames[id].name)}</a></li>`).join('\n')}
<li><a href="/archive/">Archive</a></li>
</ul>
</nav>`;

const colophonLinks = ['About', 'Topics', 'People', 'Archive', 'Corrections', 'Feeds'];

const colophon = (site) => `<div class="colophon no-print">
<p class="name"><a href="/">${escape(site.name)}</a></p>
<nav aria-label="About this publication">
<ul role="list">
${colophonLinks.map((name) => `<li><a class="meta" href="/${name.toLowerCase()}/">${name}</a></li>`).join('\n')}
</ul>
</nav>
<p class="meta tagline">${escape(site.tagline)}</p>
</div>`;

/** A whole page around `main`. */
export function frame(data, page) {
  const { site } = data;
  const { path, heading, lang = site.lang, feed, metadata, nodes = [], date, topic, style = 'page', main } = page;
  const name = escape(site.name);
  const title = heading ? `${escape(heading)} – ${name}` : `${name} – ${escape(site.tagline)}`;
  const description = escape(page.description ?? site.description);
  const nameplateDate = date
    ? `<p class="meta date"><time datetime="${date.slice(0, 10)}">${printWeekday(date)}, ${printDay(date)}</time></p>\n`
    : '';
  return `<!doctype html>
<html lang="${lang}" dir="${direction(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${site.url}${path}">
${feedLinks(site.name, '/')}
${feed ? feedLinks(`${site.name}: ${feed.title}`, feed.path) : ''}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/logo.png">
<meta property="og:title" content="${escape(heading ?? site.name)}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${site.url}${path}">
${sharedMetadata(site)}
${metadata ?? '<meta property="og:type" content="website">'}
${structuredData(site, nodes)}
<script type="speculationrules">{"prefetch":[{"where":{"href_matches":"/*/"},"eagerness":"moderate"}]}</script>
<style>${css[style]}</style>
</head>
<body>
<a class="skip label no-print" href="#main">Skip to content</a>
<header class="page">
<div class="nameplate">
${nameplateDate}${path === '/' ? `<h1 class="name">${name}</h1>` : `<p class="name"><a href="/">${name}</a></p>`}
</div>
${navigation(data, topic)}
</header>
<main class="page" id="main">
${main}
</main>
<footer class="page">
${colophon(site)}
<p class="print-only meta">${site.url}${path}</p>
</footer>
</body>
</html>
`;
}
