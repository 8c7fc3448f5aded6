import { findNearestName } from '../domain/nearest-name.ts';
import type { Problem } from '../domain/problem.ts';
import type { Site } from '../domain/site.ts';
import { checkFields } from './check-fields.ts';
import {
  group,
  language,
  optional,
  reference,
  text,
  textList,
  webAddress,
  wholeNumber,
  withDefault,
} from './fields.ts';
import { parseYaml, plainSource } from './front-matter.ts';
import { withoutUndefined } from './without-undefined.ts';

/** The publication's own file. */
export const siteSchema = group({
  name: text('name: The Example').describe('The publication’s name.'),
  tagline: text('tagline: News of the valley').describe('One line below or beside the name.'),
  description: text('description: News of the valley, every day.').describe('One sentence for search engines.'),
  url: webAddress('url: https://news.example')
    .refine(isOrigin, {
      error: ({ input }) =>
        `“${String(input)}” must be the address of the front page, without a path. Write url: ${originOf(String(input))}`,
    })
    .transform(originOf)
    .describe('Where the site is published.'),
  lang: language('lang: en').describe('The language of the site.'),
  timeZone: text('timeZone: America/New_York')
    .refine(isTimeZone, {
      error: ({ input }) => {
        const nearest = findNearestName(String(input), Intl.supportedValuesOf('timeZone'));
        const remedy = `${nearest === undefined ? 'for example ' : ''}timeZone: ${nearest ?? 'America/New_York'}`;
        return `“${String(input)}” is not a time zone. Write ${remedy}`;
      },
    })
    .describe('The zone of printed dates and of folder dates.'),
  timeZoneLabel: text('timeZoneLabel: E.T.').describe('How the zone is printed behind a time.'),
  navigation: withDefault(textList('navigation', 'russia', reference('- russia')), []).describe(
    'Topics of the navigation bar, in order.',
  ),
  footer: withDefault(textList('footer', 'about', reference('- about')), []).describe(
    'Standing pages of the footer, in order.',
  ),
  repository: optional(webAddress('repository: https://code.example/newsroom')).describe(
    'Where the public can see the history of each file.',
  ),
  listing: withDefault(group({ perPage: wholeNumber('perPage', 30) }, 'listing: {perPage: 30}'), {
    perPage: 30,
  }).describe('Stories on one page of a listing.'),
  feeds: withDefault(group({ items: wholeNumber('items', 50) }, 'feeds: {items: 50}'), { items: 50 }).describe(
    'Stories in a feed.',
  ),
});

/** What `site.yaml` says: all of it, or the fields that are well-formed and what is wrong with the others. */
export function parseSite(
  file: string,
  source: string,
): { readonly site?: Site; readonly sound: Partial<Site>; readonly problems: readonly Problem[] } {
  const read = parseYaml(file, plainSource(source), 1);
  if (!('data' in read)) return { sound: {}, problems: read };
  const { fields, sound, problems } = checkFields(file, read, siteSchema);
  return { ...(fields && { site: withoutUndefined(fields) }), sound: withoutUndefined(sound), problems };
}

function isOrigin(url: string): boolean {
  return !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
