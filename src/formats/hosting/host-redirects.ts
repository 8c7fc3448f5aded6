import type { Site } from '../../domain/site.ts';
import type { Move } from './moved-addresses.ts';

/** What Cloudflare Pages takes. https://developers.cloudflare.com/pages/configuration/redirects/ */
export const redirectLimits = { rules: 2000, line: 1000 } as const;

/**
 * `_redirects`, as Netlify and Cloudflare Pages read it; unless the host is known, in the words that both understand and
 * within the limits of the stricter one.
 *
 * Netlify sends a file that lies at an address before it looks here, unless a rule is forced (`!`), which Cloudflare does
 * not understand; of the two only Netlify can say of a page that its story is gone.
 * https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
 */
export function printHostRedirects(
  moves: readonly Move[],
  gone: readonly string[],
  { host }: Pick<Site, 'host'>,
): string {
  const netlify = host === 'netlify';
  const lines = moves
    .filter(({ from }) => isPlain(from))
    .map(({ from, to }) => ruleOf(from, to, netlify ? '301!' : '301'));
  const taken = netlify
    ? lines
    : lines.filter((line) => line.length <= redirectLimits.line).slice(0, redirectLimits.rules);
  const tombstones = netlify ? gone.map((path) => ruleOf(path, `${path}index.html`, '410!')) : [];
  const leftOut = moves.length - taken.length;
  const remark = leftOut === 0 ? [] : [`# ${leftOut}${remarkOfLeftOut}`];
  return [...taken, ...tombstones, ...remark].map((line) => `${line}\n`).join('');
}

const remarkOfLeftOut = ' more old addresses have pages that send readers on.';

/** How many old addresses `_redirects` says that it leaves out. */
export function countLeftOut(redirects: string): number {
  const line = redirects.split('\n').find((line) => line.startsWith('# ') && line.endsWith(remarkOfLeftOut));
  return line === undefined ? 0 : Number(line.slice(2, -remarkOfLeftOut.length));
}

function ruleOf(from: string, to: string, status: string): string {
  return `${encodeURI(from)} ${encodeURI(to)} ${status}`;
}

/** Hosts take `*` and `:name` for placeholders. */
function isPlain(path: string): boolean {
  return !/[*:]/.test(path);
}
