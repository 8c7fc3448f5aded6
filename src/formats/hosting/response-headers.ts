import type { OptionalOutput } from '../../domain/optional-outputs.ts';
import type { Site } from '../../domain/site.ts';
import { basePath } from '../../urls.ts';
import { knownPrograms } from '../known-programs.ts';
import { printNextPages } from '../next-pages.ts';

/** Name and value. */
export type Header = readonly [name: string, value: string];

/**
 * What holds for every file of the site, whatever page it belongs to. Each page narrows it further by its own policy in a
 * `meta` element, which knows the digests of its styles: a server’s configuration is read at other moments than pages are
 * replaced, and must not name what changes with them.
 *
 * Programs may be WebAssembly, as the search and the editors’ form are, and the form’s works in the background come from
 * memory; pages without a program refuse both themselves.
 * `frame-ancestors` works in a header only. https://www.w3.org/TR/CSP3/
 */
function everywherePolicy(site: ServedSite, digestOf: PolicyDigest): string {
  const programs = knownPrograms(site);
  // Chromium passes over the word for rules where it finds a digest.
  const inPages =
    programs.length === 0 ? ["'inline-speculation-rules'"] : [printNextPages(site), ...programs].map(digestOf);
  return [
    ["script-src 'self' 'wasm-unsafe-eval'", ...inPages].join(' '),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** What no page of a newspaper asks a reader’s device for. */
const refusedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** A year. */
const longest = 31_536_000;

/** What is to be known of a site to serve it. */
export type ServedSite = Pick<Site, 'url' | 'links' | 'changedSinceRead'>;

/** Makes what a policy calls a program by; see `policyDigest`. */
export type PolicyDigest = (text: string) => string;

/** The headers of every answer. */
export function securityHeaders(site: ServedSite, digestOf: PolicyDigest): readonly Header[] {
  const hasOwnHost = basePath(site) === '';
  return [
    ['Content-Security-Policy', everywherePolicy(site, digestOf)],
    // Other sites below the same name, or on the same host, are not ours to decide for.
    ...(hasOwnHost && site.url.startsWith('https:')
      ? [['Strict-Transport-Security', `max-age=${longest}`] as const]
      : []),
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', refusedFeatures.map((feature) => `${feature}=()`).join(', ')],
    ['X-Content-Type-Options', 'nosniff'],
    // The editors’ form signs in through a window of another site.
    ['Cross-Origin-Opener-Policy', 'same-origin-allow-popups'],
  ];
}

/** How long browsers may keep a file without asking, by its path; the first that matches counts. Paths begin with a slash. */
export const lifetimes: readonly {
  readonly paths: RegExp;
  readonly cacheControl: string;
  /** To what alone such files belong. */
  readonly of?: OptionalOutput;
}[] = [
  // The name of such a file changes with its content.
  { paths: /^\/(?:_astro|admin\/files)\//, cacheControl: `public, max-age=${longest}, immutable` },
  { paths: /\.pf_[a-z]+$/, cacheControl: 'public, max-age=86400', of: 'search' },
  {
    paths: /\.(?:avif|docx|epub|jpg|m4a|mp3|ods|odt|ogg|opus|pdf|png|svg|wav|webp|woff2|xlsx|zip)$/,
    cacheControl: 'public, max-age=3600',
  },
];

/** Of everything else: kept, but asked for again each time, which costs a few bytes while it is the same. */
export const shortestLifetime = 'no-cache';

export function cacheControlOf(path: string): string {
  return lifetimes.find(({ paths }) => paths.test(path))?.cacheControl ?? shortestLifetime;
}
