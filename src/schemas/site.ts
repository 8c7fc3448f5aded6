import { ruleNames, ruleSettings, type RuleName } from '../domain/editorial-rules.ts';
import { findNearestName } from '../domain/nearest-name.ts';
import type { Problem } from '../domain/problem.ts';
import { optionalOutputs, type OptionalOutput } from '../domain/optional-outputs.ts';
import {
  crawlerAnswers,
  historyChoices,
  hosts,
  linkStyles,
  policyKinds,
  type PolicyKind,
  type Site,
} from '../domain/site.ts';
import { adminSchema } from './admin.ts';
import { checkFields } from './check-fields.ts';
import {
  choice,
  flag,
  group,
  instant,
  language,
  optional,
  reference,
  text,
  textLike,
  textList,
  webAddress,
  wholeNumber,
  withDefault,
} from './fields.ts';
import { parseYaml, plainSource } from './front-matter.ts';
import { withoutUndefined } from './without-undefined.ts';

/** What each of them is, for those who leave it out. */
const leftOut: Readonly<Record<OptionalOutput, string>> = {
  cards:
    'True: no picture of its own for each story where a link to it is shared (card.png). The site’s stands for all.',
  search: 'True: no page at /search/, and no search index.',
  wire: 'True: no story as IPTC ninjs (ninjs.json), and no list of them at /wire/latest.json.',
  copies: 'True: no story as Markdown (article.md).',
  editions: 'True: no day as a book or as one page to keep (/editions/2024-10-22.epub, .html).',
};

/** The publication's own file. */
export const siteSchema = group({
  name: text('name: The Example').describe('The publication’s name.'),
  tagline: text('tagline: News of the valley').describe('One line below or beside the name.'),
  description: text('description: News of the valley, every day.').describe('One sentence for search engines.'),
  url: webAddress('url: https://news.example')
    .refine(isFront, { error: ({ input }) => `“${String(input)}” ${faultOfFront(String(input))}` })
    .transform(withoutSlash)
    .describe('Where the site is published: the address of its front page, with a path if it lies under one.'),
  links: optional(choice('links', 'relative', linkStyles)).describe(
    'How pages name each other: rooted (by their path on the host; this is also so if nothing is written) or relative (from page to page: the site then works under every path, as a mirror and from a disk).',
  ),
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
  navigation: withDefault(textList('navigation', 'russia', reference('- russia', 'topics')), []).describe(
    'Topics of the navigation bar, in order.',
  ),
  footer: withDefault(textList('footer', 'about', reference('- about', 'pages')), []).describe(
    'Standing pages of the footer, in order.',
  ),
  repository: optional(webAddress('repository: https://code.example/newsroom')).describe(
    'Where the public can see the history of each file.',
  ),
  history: optional(choice('history', 'if-complete', historyChoices)).describe(
    'Whether readers see all versions of a story, which come from git: full (a build without the older commits fails; this is also so if nothing is written), if-complete (it goes on, and pages say so) or none.',
  ),
  changedSinceRead: optional(flag('changedSinceRead')).describe(
    'True: a reader who comes back to a story that was corrected since is told so. What was read is kept on the reader’s device only, by a small program in each story’s page.',
  ),
  listing: withDefault(
    group(
      { perPage: wholeNumber('perPage', 30).describe('How many stories a page of a list holds.') },
      'listing: {perPage: 30}',
    ),
    {
      perPage: 30,
    },
  ).describe('Stories on one page of a listing.'),
  feeds: withDefault(
    group(
      {
        items: withDefault(wholeNumber('items', 50), 50).describe('How many of the newest stories a feed holds.'),
        hub: optional(webAddress('hub: https://hub.example/')).describe('The address of the WebSub hub.'),
      },
      'feeds: {items: 50}',
    ),
    { items: 50 },
  ).describe('Stories in a feed, and the WebSub hub that is told of new ones.'),
  host: optional(choice('host', 'nginx', hosts)).describe(
    'Where the site is published: nginx (a server of your own, for which all texts are compressed beforehand), netlify or cloudflare.',
  ),
  leaveOut: withDefault(
    group(
      Object.fromEntries(
        optionalOutputs.map((output) => [output, optional(flag(output)).describe(leftOut[output])]),
      ) as Record<OptionalOutput, ReturnType<typeof optional<ReturnType<typeof flag>>>>,
      'leaveOut: {cards: true}',
    ),
    {},
  ).describe('What the site is published without, where a host limits the number of files or builds take too long.'),
  policies: withDefault(
    group(
      Object.fromEntries(policyKinds.map((kind) => [kind, optional(reference(`${kind}: about`, 'pages'))])) as Record<
        PolicyKind,
        ReturnType<typeof optional<ReturnType<typeof reference>>>
      >,
      'policies: {corrections: corrections-policy}',
    ),
    {},
  ).describe(`Standing pages that state policies: ${policyKinds.join(', ')}.`),
  email: optional(
    textLike(/^[^\s@<>:/]+@[^\s@<>:/]+\.[^\s@<>:/]+$/, 'a mail address', 'email: desk@news.example'),
  ).describe('Mail address of the newsroom.'),
  accounts: withDefault(
    textList('accounts', 'https://social.example/@news', webAddress('- https://social.example/@news')),
    [],
  ).describe('The publication’s accounts elsewhere.'),
  license: optional(
    group(
      {
        name: text('name: CC BY 4.0').describe('What the licence is called.'),
        url: webAddress('url: https://creativecommons.org/licenses/by/4.0/').describe('Where it can be read.'),
      },
      'license: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}',
    ),
  ).describe('On what terms others may use the stories.'),
  copyright: optional(text('copyright: The Example Ltd.')).describe(
    'Who holds the rights, if not the publication under its own name.',
  ),
  admin: optional(adminSchema).describe('The form for editors at /admin/. Left out: the site is published without it.'),
  aiCrawlers: optional(choice('aiCrawlers', 'refuse', crawlerAnswers)).describe(
    'Whether programs may read the site to train language models: allow or refuse. Said in robots.txt and trust.txt.',
  ),
  security: optional(
    group(
      {
        contact: textLike(
          /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/,
          'an address that begins with mailto: or https:',
          'contact: mailto:security@news.example',
        ).describe('The address for reports, with mailto: or https: before it.'),
        expires: instant('expires', undefined).describe('Until when it holds.'),
        policy: optional(webAddress('policy: https://news.example/security/')).describe('Where the rules are told.'),
      },
      'security: {contact: "mailto:security@news.example", expires: 2027-06-30T00:00:00Z}',
    ),
  ).describe('To whom security problems are reported, and until when that holds: security.txt.'),
  checks: withDefault(
    group(
      Object.fromEntries(ruleNames.map((rule) => [rule, optional(choice(rule, 'off', ruleSettings))])) as Record<
        RuleName,
        ReturnType<typeof optional<ReturnType<typeof choice<typeof ruleSettings>>>>
      >,
      'checks: {double-space: off}',
    ),
    {},
  ).describe(`How much each editorial rule matters: error, warning, info or off. See npm run news -- check --rules.`),
  trust: withDefault(
    group(
      {
        memberOf: addresses('memberOf').describe('Associations that the publication belongs to.'),
        control: addresses('control').describe('Other sites of the publication.'),
        controlledBy: optional(webAddress('controlledBy: https://group.example/')).describe(
          'Who owns the publication.',
        ),
      },
      'trust: {memberOf: [https://association.example/]}',
    ),
    { memberOf: [], control: [] },
  ).describe('Ties to others, as web addresses, said in trust.txt.'),
});

function addresses(field: string) {
  return withDefault(textList(field, 'https://other.example/', webAddress('- https://other.example/')), []);
}

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

/** Steps of a path that are the same in an address, in the name of a folder and in a server’s configuration. */
const plainPath = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*\/?$/;

/** What is no address at all is told otherwise. */
function isFront(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { href, origin, pathname } = new URL(url);
  return href === origin + pathname && plainPath.test(pathname) && !/\.html?$/.test(pathname);
}

function faultOfFront(url: string): string {
  const { origin, pathname } = new URL(url);
  const folder = pathname.replace(/[^/]*\.html?$/, '');
  if (!plainPath.test(folder)) {
    return 'has a path with other signs than a–z, 0–9, -, _, . and ~. Write for example url: https://example.org/news';
  }
  return `must be the address of the front page and no more. Write url: ${withoutSlash(origin + folder)}`;
}

function withoutSlash(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
