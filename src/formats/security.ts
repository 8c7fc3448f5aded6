import type { Site } from '../domain/site.ts';
import { securityPath } from '../urls.ts';

/**
 * `security.txt`: to whom security problems are reported. https://www.rfc-editor.org/rfc/rfc9116
 *
 * @param now the build’s clock reading, milliseconds since 1970 UTC
 * @returns undefined if the publication says nothing, or if what it says has expired: nobody is to rely on it then
 */
export function printSecurity(site: Site, now: number): string | undefined {
  const { security, lang } = site;
  if (!security || hasExpired(site, now)) return undefined;
  return `${[
    `Contact: ${security.contact}`,
    `Expires: ${security.expires.text}`,
    ...(security.policy === undefined ? [] : [`Policy: ${security.policy}`]),
    `Preferred-Languages: ${lang}`,
    // It counts at the top of a host only, whatever path the site lies under.
    `Canonical: ${new URL(securityPath, site.url).href}`,
  ].join('\n')}\n`;
}

/** Whether what the publication says of security may no longer be said. */
export function hasExpired({ security }: Pick<Site, 'security'>, now: number): boolean {
  return security !== undefined && security.expires.epoch <= now;
}
