import { policyKinds, type Site } from '../domain/site.ts';
import { absoluteUrl, standingPagePath } from '../urls.ts';

/**
 * `trust.txt`: what the publication belongs to, what it controls, where it speaks, and whether language models may learn
 * from it, which `robots.txt` says too. https://journallist.net/reference-document-for-trust-txt-specifications
 *
 * @returns undefined if there is nothing to say
 */
export function printTrust(site: Site): string | undefined {
  const { trust, accounts, email, policies, aiCrawlers } = site;
  const pages = new Set(policyKinds.flatMap((kind) => policies[kind] ?? []));
  const lines = [
    ...trust.memberOf.map((address) => `belongto=${address}`),
    ...trust.control.map((address) => `control=${address}`),
    ...(trust.controlledBy === undefined ? [] : [`controlledby=${trust.controlledBy}`]),
    ...accounts.map((address) => `social=${address}`),
    ...(email === undefined ? [] : [`contact=${email}`]),
    ...[...pages].map((id) => `disclosure=${absoluteUrl(standingPagePath(id), site)}`),
    ...(aiCrawlers === undefined ? [] : [`datatrainingallowed=${aiCrawlers === 'allow' ? 'yes' : 'no'}`]),
  ];
  return lines.length === 0 ? undefined : `${lines.join('\n')}\n`;
}
