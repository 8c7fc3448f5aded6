import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../domain/site.ts';
import { basePath, hostHeadersPath, hostRedirectsPath, robotsPath, securityPath, trustPath } from '../urls.ts';

/** Files that count at the top of a host only. */
const hostFiles = [robotsPath, trustPath, securityPath];
/** What Netlify and Cloudflare Pages read at the top of what is published there. */
const hostSettings = [hostHeadersPath, hostRedirectsPath];

/** Says on the terminal which files of a site that lies under a path of its host belong to the top of that host. */
export function tellHostFiles(out: string, site: Pick<Site, 'url' | 'host'>): void {
  if (basePath(site) === '') return;
  const isRead = site.host === 'netlify' || site.host === 'cloudflare';
  const names = [...hostFiles, ...(isRead ? hostSettings : [])]
    .filter((path) => existsSync(join(out, path)))
    .map((path) => path.slice(1));
  const { origin } = new URL(site.url);
  process.stderr.write(`Read at ${origin}/ only, where they have to be put: ${names.join(', ')}.\n`);
}
