import type { WebSiteLeaf } from 'schema-dts';
import type { Site } from '../../domain/site.ts';
import { absoluteUrl, frontPath } from '../../urls.ts';
import { organizationId, webSiteId } from './node-ids.ts';

/** By what name search results call the site; the front says it. https://developers.google.com/search/docs/appearance/site-names */
export function toWebSite(site: Site): WebSiteLeaf {
  return {
    '@type': 'WebSite',
    '@id': webSiteId(site),
    name: site.name,
    url: absoluteUrl(frontPath, site),
    description: site.description,
    inLanguage: site.lang,
    publisher: { '@id': organizationId(site) },
  };
}
