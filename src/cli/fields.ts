import type { z } from 'astro/zod';
import { componentName } from '../markdown/remark-components.ts';
import { elementKinds } from '../markdown/remark-elements.ts';
import { contentKinds } from '../schemas/content-schemas.ts';
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
  const fields = contentKinds.map(({ heading, place, schema }) => {
    const rows = Object.entries<z.ZodType>(schema.shape).map(([name, field]) => {
      const needed = field.safeParse(undefined).success ? '' : ' Required.';
      return `- \`${name}\`: ${field.description ?? ''}${needed}`;
    });
    return `## ${heading}: content/${place}\n\n${rows.join('\n')}\n`;
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
