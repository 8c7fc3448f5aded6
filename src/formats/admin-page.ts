import type { Admin, Site } from '../domain/site.ts';
import { escapeXml } from './xml.ts';

/** Behind the button for the project’s folder stands one for an access token, of which there is none without an account. */
const localStyle = `<style>
.container > .inner > .buttons > .primary ~ .secondary { display: none }
</style>
`;

/** The page that the editors’ form fills; its files lie beside it. Search engines are asked to leave it alone. */
export function toAdminPage({ name, lang, admin }: Pick<Site, 'name' | 'lang' | 'admin'>): string {
  const isLocal = (admin?.backend ?? 'local') === 'local';
  return `<!doctype html>
<html lang="${escapeXml(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${escapeXml(printPolicy(admin))}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Editors – ${escapeXml(name)}</title>
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="cms-config-url" href="config.json" type="application/json">
${isLocal ? localStyle : ''}</head>
<body>
<noscript>The form for editors needs JavaScript. Every file in the content folder can also be written in a text editor.</noscript>
<script type="module" src="admin.js"></script>
</body>
</html>
`;
}

/** The servers that the form talks to, beside its own. */
const servers: Readonly<Record<Admin['backend'], readonly string[]>> = {
  local: [],
  github: ['https://api.github.com', 'https://www.githubstatus.com'],
  gitlab: ['https://gitlab.com', 'https://status-api.hostedstatus.com'],
};

/** As little as Sveltia CMS works with: it writes styles while it runs, and keeps pictures in the browser’s memory. */
function printPolicy(admin: Admin | undefined): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "worker-src 'self' blob:",
    ["connect-src 'self' blob: data:", ...servers[admin?.backend ?? 'local']].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
