import type { Site } from '../domain/site.ts';
import { absoluteUrl } from '../urls.ts';
import type { OldAddress } from './old-addresses.ts';
import { escapeXml } from './xml.ts';

/**
 * A page that sends readers of an old address on, for hosts that know no redirects. Search engines take an immediate
 * refresh with a canonical link for a permanent move.
 * https://developers.google.com/search/docs/crawling-indexing/301-redirects#metarefresh
 */
export function printRedirect({ path, title: plainTitle, kind }: OldAddress, site: Site): string {
  const title = escapeXml(plainTitle);
  return `<!doctype html>
<html lang="${escapeXml(site.lang)}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta http-equiv="refresh" content="0; url=${escapeXml(path)}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="canonical" href="${escapeXml(absoluteUrl(path, site))}">
<meta name="robots" content="noindex">
</head>
<body>
<main>
<h1>This ${kind} has moved</h1>
<p>It is now at <a href="${escapeXml(path)}">${title}</a>.</p>
</main>
</body>
</html>
`;
}
