import { extname } from 'node:path';
import { readBody, readPicturePath, readSourceText } from './bodies.ts';
import type { Article } from './domain/article.ts';
import type { BodySource } from './domain/body.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { publishes, type OptionalOutput } from './domain/optional-outputs.ts';
import { printMarkdownCopy, printRelated } from './formats/markdown-copy.ts';
import { printNinjs, toNinjs } from './formats/ninjs.ts';
import { textBaseOf, toStory, type Story } from './formats/story.ts';
import { pageKey } from './io/page-key.ts';
import { htmlToMarkdown, type TextPlaces } from './markdown/html-to-markdown.ts';
import { plainMarkdown } from './markdown/plain-markdown.ts';
import { withDateline } from './markdown/split-body.ts';
import { keysOf } from './newsroom-keys.ts';
import { pathOnly } from './static-paths.ts';
import { attachmentPath } from './urls.ts';

/** A story as other newsrooms take it over, of the article at an address. */
export interface WirePath {
  readonly params: Readonly<Record<'year' | 'month' | 'day' | 'slug', string | undefined>>;
  readonly cacheKey?: string;
}

/**
 * The places of all stories, withdrawn ones too; none if the newsroom leaves them out. They carry keys and not stories, of
 * which there may be ten thousand.
 */
export function listWirePaths(
  output: Extract<OptionalOutput, 'wire' | 'copies'>,
  newsroom: Newsroom,
): readonly WirePath[] {
  if (!publishes(output, newsroom.site)) return [];
  return [...newsroom.articleById.values()].map((article) => {
    const [year, month, day, slug] = article.id.split('/');
    return pathOnly({ year, month, day, slug }, () => wireKey(article, newsroom));
  });
}

/** Where the catalogue of the wire is, if there is one. */
export function listCataloguePaths({ site }: Newsroom) {
  return publishes('wire', site) ? [{ params: { catalogue: 'latest' } }] : [];
}

/** Changes with everything that a story’s forms for others say. */
function wireKey(article: Article, newsroom: Newsroom): string {
  const { name, copyright, license, aiCrawlers } = newsroom.site;
  return pageKey({
    story: keysOf(newsroom).ofStory(article),
    // Which the other form names.
    copies: publishes('copies', newsroom.site),
    rights: { name, copyright, license, aiCrawlers },
  });
}

/** @throws if the newsroom has no such article */
export function findArticle({ params }: Pick<WirePath, 'params'>, newsroom: Newsroom): Article {
  const id = [params.year, params.month, params.day, params.slug].join('/');
  const article = newsroom.articleById.get(id);
  if (!article) throw new Error(`There is no article “${id}” in the newsroom.`);
  return article;
}

/** The story as IPTC ninjs. */
export async function readNinjs(article: Article, newsroom: Newsroom): Promise<string> {
  const { body } = toStory(article, newsroom);
  return printNinjs(toNinjs(article, newsroom, body ? await readBody(body) : ''));
}

/** The story as Markdown. */
export async function readMarkdownCopy(article: Article, newsroom: Newsroom): Promise<string> {
  const story = toStory(article, newsroom);
  return printMarkdownCopy(story, newsroom.site, story.body ? await readText(story, story.body) : '');
}

async function readText(story: Story, source: BodySource): Promise<string> {
  const places = {
    base: textBaseOf(story),
    file: (name: string) => attachmentPath(story.id, name),
    related: printRelated(story),
  };
  if (extname(source.file) === '.mdx') return readMdxText(story, source, { ...places, picture: (name) => name });
  const findPicture = (name: string) => readPicturePath(source, name);
  return plainMarkdown(await readSourceText(source), { ...places, findPicture }, story.dateline);
}

/** The source of MDX is partly a program; what comes of it is in the rendered text. */
async function readMdxText(story: Story, source: BodySource, places: TextPlaces): Promise<string> {
  const text = htmlToMarkdown(withDateline(await readBody(source), story.dateline), places);
  return places.related === '' || text.includes(places.related) ? text : `${text}\n\n${places.related}`;
}
