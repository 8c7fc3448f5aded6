import type { CollectionPageLeaf } from 'schema-dts';
import type { Site } from '../../domain/site.ts';
import { absoluteUrl } from '../../urls.ts';
import type { Step } from './breadcrumbs.ts';

interface Collection extends Step {
  readonly description: string;
  /** What the page lists, in its order. */
  readonly items: readonly Step[];
}

/** A page that lists others. https://schema.org/CollectionPage https://schema.org/ItemList */
export function toCollectionPage(
  { name, description, path, items }: Collection,
  site: Pick<Site, 'url' | 'lang'>,
): CollectionPageLeaf {
  return {
    '@type': 'CollectionPage',
    '@id': absoluteUrl(path, site),
    url: absoluteUrl(path, site),
    name,
    description,
    inLanguage: site.lang,
    ...(items.length > 0 && {
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: items.length,
        itemListElement: items.map((item, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name: item.name,
          url: absoluteUrl(item.path, site),
        })),
      },
    }),
  };
}
