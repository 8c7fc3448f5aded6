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
      listing: { perPage: 7 },
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

function frontMatter(article: GeneratedArticle): object {
  const person = (index: number) => `person-${index}`;
  const { headline, dek, published, updated, dateline, related, notes, label, lang, legacyId, status } = article;
  return {
    ...{ headline, dek, published, updated, dateline, related, notes, label, lang, legacyId, status },
    authors: article.authors.map(person),
    editors: article.editors.map(person),
    translators: article.translators.map(person),
    topics: article.topics.map((index) => `topic-${index}`),
    ...(article.image && { image: { src: 'lead.jpg', ...article.image } }),
  };
}
