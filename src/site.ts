import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './domain/problem.ts';
import type { Site } from './domain/site.ts';
import { printedPath, type Folders } from './io/folders.ts';
import { parseSite } from './schemas/site.ts';

/** What stands in for the publication while its own file is broken, so that the other files can be checked too. */
const placeholder: Site = {
  name: 'Untitled',
  tagline: '',
  description: '',
  url: 'https://untitled.example',
  lang: 'en',
  timeZone: 'UTC',
  timeZoneLabel: 'UTC',
  navigation: [],
  footer: [],
  listing: { perPage: 30 },
  feeds: { items: 50 },
};

/** Reads `site.yaml`. If it is broken, `problems` says how and `site` is a placeholder that must not be published. */
export function readSite(folders: Folders): { readonly site: Site; readonly problems: readonly Problem[] } {
  const path = join(folders.content, 'site.yaml');
  const file = printedPath(folders.root, path);
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    const message =
      'this file is missing. Create it with the fields name, tagline, description, url, lang, timeZone and timeZoneLabel.';
    return { site: placeholder, problems: [{ file, line: 1, message }] };
  }
  const result = parseSite(file, source);
  return 'name' in result ? { site: result, problems: [] } : { site: placeholder, problems: result };
}
