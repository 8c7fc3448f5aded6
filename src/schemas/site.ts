import type { Problem } from '../domain/problem.ts';
import type { Site } from '../domain/site.ts';
import { withoutUndefined } from './without-undefined.ts';
import { group, id, language, list, text, webAddress, wholeNumber } from './fields.ts';
import { parseYaml } from './front-matter.ts';
import { toProblems } from './to-problems.ts';

/** The publication's own file. */
export const siteSchema = group({
  name: text('name: The Example').describe('The publication’s name.'),
  tagline: text('tagline: News of the valley').describe('One line below or beside the name.'),
  description: text('description: News of the valley, every day.').describe('One sentence for search engines.'),
  url: webAddress('url: https://news.example')
    .refine(isOrigin, {
      error: 'must be the address of the front page without a path. Write for example url: https://news.example',
    })
    .transform((url) => new URL(url).origin)
    .describe('Where the site is published.'),
  lang: language('lang: en').describe('The language of the site.'),
  timeZone: text('timeZone: America/New_York')
    .refine(isTimeZone, {
      error: ({ input }) => `“${String(input)}” is not a time zone. Write for example timeZone: America/New_York`,
    })
    .describe('The zone of printed dates and of folder dates.'),
  timeZoneLabel: text('timeZoneLabel: E.T.').describe('How the zone is printed behind a time.'),
  navigation: list(id('navigation: [russia]'), 'navigation: [russia]')
    .default([])
    .describe('Topics of the navigation bar, in order.'),
  footer: list(id('footer: [about]'), 'footer: [about]')
    .default([])
    .describe('Standing pages of the footer, in order.'),
  repository: webAddress('repository: https://code.example/newsroom')
    .optional()
    .describe('Where the public can see the history of each file.'),
  listing: group({ perPage: wholeNumber('perPage: 30') }, 'listing: {perPage: 30}')
    .default({ perPage: 30 })
    .describe('Stories on one page of a listing.'),
  feeds: group({ items: wholeNumber('items: 50') }, 'feeds: {items: 50}')
    .default({ items: 50 })
    .describe('Stories in a feed.'),
});

/** Reads the text of `site.yaml`. */
export function parseSite(file: string, source: string): Site | readonly Problem[] {
  const parsed = parseYaml(file, source.replace(/^\uFEFF/, ''), 1);
  if (!('data' in parsed)) return parsed;
  const result = siteSchema.safeParse(parsed.data);
  return result.success ? withoutUndefined(result.data) : toProblems(file, result.error.issues, parsed.lineOf);
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && ['', '/'].includes(new URL(url).pathname) && !url.includes('?') && !url.includes('#');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
