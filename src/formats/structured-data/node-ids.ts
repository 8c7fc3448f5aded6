import { absoluteUrl, frontPath } from '../../urls.ts';

/**
 * How structured data names what it tells of. A page is named by its address; what the page is about (a story, a person, the
 * publication) by that address with a fragment, for it has properties that a page has not, and the other way round.
 */

export function organizationId(site: { readonly url: string }): string {
  return `${absoluteUrl(frontPath, site)}#organization`;
}

export function webSiteId(site: { readonly url: string }): string {
  return `${absoluteUrl(frontPath, site)}#website`;
}

/** @param url the story’s page */
export function articleId(url: string): string {
  return `${url}#article`;
}

/** @param url the person’s page */
export function personId(url: string): string {
  return `${url}#person`;
}
