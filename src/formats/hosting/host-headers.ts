import { publishes } from '../../domain/optional-outputs.ts';
import type { Site } from '../../domain/site.ts';
import {
  correctionsPath,
  feedFormats,
  feedListPath,
  feedPath,
  frontPath,
  hostPath,
  markdownPath,
  ninjsPath,
  personPath,
  recordHelpPath,
  securityPath,
  topicPath,
  wirePath,
} from '../../urls.ts';
import { contentTypeOf } from './content-types.ts';
import {
  cacheControlOf,
  securityHeaders,
  type Header,
  type PolicyDigest,
  type ServedSite,
} from './response-headers.ts';

/** Cloudflare Pages takes no more rules, and no longer lines. https://developers.cloudflare.com/pages/configuration/headers/ */
export const headerLimits = { rules: 100, line: 2000 } as const;

/**
 * `_headers`, as Netlify and Cloudflare Pages read it. Both join the values of a header that several rules give, so that
 * no two rules that match one path name the same header. Both have every page asked for again by themselves.
 * https://docs.netlify.com/manage/routing/headers/
 */
export function printHostHeaders(site: ServedSite & Pick<Site, 'leaveOut'>, digestOf: PolicyDigest): string {
  const anyStory = ':year/:month/:day/:slug';
  const typed = [
    ...[frontPath, topicPath(':topic'), personPath(':person'), correctionsPath].flatMap((home) =>
      feedFormats.map((format) => feedPath(home, format)),
    ),
    feedListPath,
    ...(publishes('wire', site) ? [wirePath, ninjsPath(anyStory)] : []),
    ...(publishes('copies', site) ? [markdownPath(anyStory)] : []),
    securityPath,
    recordHelpPath,
  ];
  const rules: readonly (readonly [path: string, headers: readonly Header[]])[] = [
    ['/*', securityHeaders(site, digestOf)],
    ...['/_astro/*', '/admin/files/*'].map(
      (path) => [path, [['Cache-Control', cacheControlOf(path)]]] satisfies [string, Header[]],
    ),
    ...typed.map((path) => [path, [['Content-Type', contentTypeOf(path)]]] satisfies [string, Header[]]),
  ];
  return rules
    .map(
      ([path, headers]) =>
        `${hostPath(path, site)}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`,
    )
    .join('\n');
}
