import type { BreadcrumbListLeaf } from 'schema-dts';
import type { Site } from '../../domain/site.ts';
import { absoluteUrl } from '../../urls.ts';

/** A page on the way to another. */
export interface Step {
  readonly name: string;
  readonly path: string;
}

/**
 * The way to a page. https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 *
 * @param steps from the widest to the page itself; at least two, or it is no way
 */
export function toBreadcrumbs(steps: readonly Step[], site: Pick<Site, 'url'>): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absoluteUrl(path, site),
    })),
  };
}
