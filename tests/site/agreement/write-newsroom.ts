import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { root } from '../build-site.ts';
import type { GeneratedArticle, GeneratedNewsroom } from './generated-newsroom.ts';

export const siteUrl = 'https://generated.example';

/** Writes a generated newsroom as its editors would have, into an empty folder. */
export async function writeNewsroom(
  folder: string,
  { site, people, topics, articles }: GeneratedNewsroom,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const file = (fields: object, body: string) => `---\n${stringify(fields)}---\n\n${body}\n`;
  await write(
    'site.yaml',
    stringify({
      ...site,
      description: 'Generated for a test.',
      url: siteUrl,
      timeZoneLabel: 'Z.T.',
      navigation: ['topic-0'],
      feeds: { items: 100 },
    }),
  );
  await write('pages/about.md', file({ title: 'About', description: 'Generated for a test.' }, 'Generated.'));
  for (const [index, person] of people.entries()) await write(`people/person-${index}.md`, file(person, 'Generated.'));
  for (const [index, topic] of topics.entries()) await write(`topics/topic-${index}.md`, file(topic, 'Generated.'));
  for (const article of articles) {
    const path = `articles/${article.id}`;
    await write(`${path}.${article.mdx ? 'mdx' : 'md'}`, file(frontMatter(article), article.body));
    const beside = join(folder, dirname(path));
    await cp(join(root, 'tests/fixtures/newsroom/articles/2025/10/30/chart.png'), join(beside, 'picture.png'));
    await cp(join(root, 'tests/fixtures/newsroom/articles/2025/10/30/lead.jpg'), join(beside, 'lead.jpg'));
  }
}

function frontMatter({
  id: _id,
  isPublic: _isPublic,
  mark: _mark,
  mdx: _mdx,
  body: _body,
  ...article
}: GeneratedArticle): object {
  const { authors, editors, translators, topics, image, ...fields } = article;
  const person = (index: number) => `person-${index}`;
  return {
    ...fields,
    authors: authors.map(person),
    editors: editors.map(person),
    translators: translators.map(person),
    topics: topics.map((index) => `topic-${index}`),
    ...(image && { image: { src: 'lead.jpg', ...image } }),
  };
}
