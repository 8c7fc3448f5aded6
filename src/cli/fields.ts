import type { z } from 'astro/zod';
import { articleSchema } from '../schemas/article.ts';
import { frontSchema } from '../schemas/front.ts';
import { personSchema } from '../schemas/person.ts';
import { siteSchema } from '../schemas/site.ts';
import { standingPageSchema } from '../schemas/standing-page.ts';
import { topicSchema } from '../schemas/topic.ts';

/** The fields of every kind of file with their help texts, as the schemas state them, in Markdown. */
export function printFields(): string {
  const files = [
    ['Article: content/articles/YYYY/MM/DD/slug.md', articleSchema('UTC')],
    ['Person: content/people/slug.md', personSchema],
    ['Topic: content/topics/slug.md', topicSchema],
    ['Standing page: content/pages/slug.mdx', standingPageSchema],
    ['The publication: content/site.yaml', siteSchema],
    ['The front page: content/front.yaml', frontSchema],
  ] as const;
  return files
    .map(([heading, schema]) => {
      const rows = Object.entries<z.ZodType>(schema.shape).map(([name, field]) => {
        const needed = field.safeParse(undefined).success ? '' : ' Required.';
        return `- \`${name}\`: ${field.description ?? ''}${needed}`;
      });
      return `## ${heading}\n\n${rows.join('\n')}\n`;
    })
    .join('\n');
}
