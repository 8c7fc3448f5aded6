import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNearestName } from './domain/nearest-name.ts';
import type { Problem } from './domain/problem.ts';
import type { Site } from './domain/site.ts';
import { printedPath, type Folders } from './io/folders.ts';
import { toText } from './io/source-files.ts';
import { parseSite } from './schemas/site.ts';

/** What stands in for fields that are missing, so that the other files can be checked all the same. */
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
  leaveOut: {},
  policies: {},
  accounts: [],
  checks: {},
  trust: { memberOf: [], control: [] },
};

/** `site.yaml`. If it is broken, `problems` says how and `site` is partly a placeholder that must not be published. */
export interface ReadSite {
  readonly site: Site;
  /** Absent as long as the file does not tell it: then dates and folders cannot be compared. */
  readonly timeZone?: string;
  readonly problems: readonly Problem[];
}

export function readSite(folders: Pick<Folders, 'root' | 'content'>): ReadSite {
  const path = join(folders.content, 'site.yaml');
  const file = printedPath(folders.root, path);
  const bytes = readIfThere(path);
  if (bytes === undefined) {
    return { site: placeholder, problems: [{ file, line: 1, message: missingSite(folders.content) }] };
  }
  const source = toText(bytes);
  if ('fault' in source) {
    return { site: placeholder, problems: [{ file, line: source.line, message: source.fault }] };
  }
  const { site, sound, problems } = parseSite(file, source.text);
  if (site) return { site, timeZone: site.timeZone, problems };
  return {
    site: { ...placeholder, ...sound },
    ...(sound.timeZone !== undefined && { timeZone: sound.timeZone }),
    problems,
  };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function missingSite(folder: string): string {
  const similar = findNearestName('site.yaml', namesIn(folder));
  return similar === undefined
    ? 'this file is missing. Create it with a line for each of name, tagline, description, url, lang, timeZone and timeZoneLabel, for example name: The Example'
    : `this file is missing. Rename ${similar} to site.yaml`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
