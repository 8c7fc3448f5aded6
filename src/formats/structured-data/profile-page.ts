import type { ProfilePageLeaf } from 'schema-dts';
import type { Person } from '../../domain/person.ts';
import type { Site } from '../../domain/site.ts';
import { absoluteUrl, personPath } from '../../urls.ts';
import { organizationId, personId } from './node-ids.ts';

/** The page of a person. https://developers.google.com/search/docs/appearance/structured-data/profile-page */
export function toProfilePage(person: Person, site: Pick<Site, 'url' | 'lang'>): ProfilePageLeaf {
  const { id, name, role, bio, links, fediverse } = person;
  const url = absoluteUrl(personPath(id), site);
  const elsewhere = new Set([
    ...links.map((link) => link.url),
    ...(fediverse === undefined ? [] : [profileOf(fediverse)]),
  ]);
  return {
    '@type': 'ProfilePage',
    '@id': url,
    url,
    inLanguage: site.lang,
    mainEntity: {
      '@type': 'Person',
      '@id': personId(url),
      name,
      url,
      ...(role !== undefined && { jobTitle: role }),
      ...(bio.opening !== '' && { description: bio.opening }),
      ...(elsewhere.size > 0 && { sameAs: [...elsewhere] }),
      worksFor: { '@id': organizationId(site) },
    },
  };
}

/** `@ada@social.example` has the page `https://social.example/@ada`, as Mastodon and those who follow it have it. */
function profileOf(handle: string): string {
  const [, name = '', server = ''] = handle.split('@');
  return `https://${server}/@${name}`;
}
