import type { z } from 'astro/zod';
import { componentName } from '../markdown/remark-components.ts';
import { elementKinds } from '../markdown/remark-elements.ts';
import { articleSchema } from '../schemas/article.ts';
import { frontSchema } from '../schemas/front.ts';
import { personSchema } from '../schemas/person.ts';
import { siteSchema } from '../schemas/site.ts';
import { standingPageSchema } from '../schemas/standing-page.ts';
import { topicSchema } from '../schemas/topic.ts';
import type { Command } from './command.ts';

export const fieldsCommand: Command = {
  name: 'fields',
  summary: 'List the fields of articles, people, topics, pages, site.yaml and front.yaml, and the elements of a story.',
  usage: '',
  help: '',
  options: {},
  run: async (_, { print }) => {
    print(printFields());
    return Promise.resolve(0);
  },
};

/**
 * The fields of every kind of file with their help texts, as the schemas state them, and the elements of a story with an
 * example each, in Markdown.
 */
function printFields(): string {
  const files = [
    ['Article: content/articles/YYYY/MM/DD/slug.md', articleSchema('UTC')],
    ['Person: content/people/slug.md', personSchema],
    ['Topic: content/topics/slug.md', topicSchema],
    ['Standing page: content/pages/slug.mdx', standingPageSchema],
    ['The publication: content/site.yaml', siteSchema],
    ['The front page: content/front.yaml', frontSchema],
  ] as const;
  const fields = files.map(([heading, schema]) => {
    const rows = Object.entries<z.ZodType>(schema.shape).map(([name, field]) => {
      const needed = field.safeParse(undefined).success ? '' : ' Required.';
      return `- \`${name}\`: ${field.description ?? ''}${needed}`;
    });
    return `## ${heading}\n\n${rows.join('\n')}\n`;
  });
  return [...fields, printElements()].join('\n');
}

function printElements(): string {
  const elements = [...elementKinds.values()].map(({ name, help, example }) => {
    const fence = '````';
    return `### ${name}\n\n${help} In MDX also \`<${componentName(name)} …>\`.\n\n${fence}\n${example}\n${fence}\n`;
  });
  return `## Elements of a story\n\n${elements.join('\n')}`;
}
