import type { z } from 'astro/zod';
import { articleSchema } from './article.ts';
import { frontSchema } from './front.ts';
import { redactionsSchema } from './redactions.ts';
import { personSchema } from './person.ts';
import { siteSchema } from './site.ts';
import { standingPageSchema } from './standing-page.ts';
import { topicSchema } from './topic.ts';

/** A kind of file that editors write. */
export interface ContentKind {
  readonly name: string;
  readonly heading: string;
  /** Where its files lie, below the content folder. */
  readonly place: string;
  readonly schema: z.ZodObject;
}

/**
 * Every kind of file, in the order of the documentation. The publication’s zone, which only messages on dates name, is
 * left open.
 */
export const contentKinds = [
  {
    name: 'article',
    heading: 'Article',
    place: 'articles/YYYY/MM/DD/slug.md',
    schema: articleSchema(undefined),
  },
  { name: 'person', heading: 'Person', place: 'people/slug.md', schema: personSchema },
  { name: 'topic', heading: 'Topic', place: 'topics/slug.md', schema: topicSchema },
  { name: 'page', heading: 'Standing page', place: 'pages/slug.mdx', schema: standingPageSchema },
  { name: 'site', heading: 'The publication', place: 'site.yaml', schema: siteSchema },
  { name: 'front', heading: 'The front page', place: 'front.yaml', schema: frontSchema },
  { name: 'redactions', heading: 'Redactions', place: 'redactions.yaml', schema: redactionsSchema },
] as const satisfies readonly ContentKind[];

export type ContentKindName = (typeof contentKinds)[number]['name'];
