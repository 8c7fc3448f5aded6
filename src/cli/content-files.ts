import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findNearestName } from '../domain/nearest-name.ts';
import type { Site } from '../domain/site.ts';
import { printProblem } from '../domain/problem.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { listFiles } from '../io/source-files.ts';
import { articleSchema, type ArticleFields } from '../schemas/article.ts';
import { checkFields } from '../schemas/check-fields.ts';
import { parseFrontMatter } from '../schemas/front-matter.ts';
import { readSite } from '../site.ts';
import { Refusal } from './command.ts';

/** A file of the newsroom as a command finds it. */
export interface ContentFile {
  /** `2024/10/22/slug`, `russia` */
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** As messages call it: `content/articles/2024/10/22/slug.md`. */
  readonly file: string;
  readonly text: string;
}

/** The publication’s file. @throws Refusal if it has problems */
export function siteOf(folders: Folders): Site {
  const { site, problems } = readSite(folders);
  if (problems.length > 0) {
    throw new Refusal(`${problems.map(printProblem).join('\n')}\nPut this right first.`);
  }
  return site;
}

/** Names of all article files below the content folder: `articles/2024/10/22/slug.md`. */
export async function listArticleFiles({ content }: Folders): Promise<readonly string[]> {
  return (await listFiles(join(content, 'articles')))
    .filter((path) => /^\d{4}\/\d{2}\/\d{2}\/[^/]+\.mdx?$/.test(path))
    .map((path) => `articles/${path}`);
}

export async function readContentFile({ root, content }: Folders, name: string): Promise<ContentFile> {
  const path = join(content, name);
  return {
    id: idOf(name),
    path,
    file: printedPath(root, path),
    text: await readFile(path, 'utf8'),
  };
}

function idOf(name: string): string {
  return name.replace(/^[^/]+\//, '').replace(/\.mdx?$/, '');
}

/**
 * Finds the article that somebody means by an id, an address, a file’s name, or the last part of any of them.
 *
 * @throws Refusal if there is none, or more than one
 */
export async function findArticle(folders: Folders, typed: string): Promise<ContentFile> {
  const names = await listArticleFiles(folders);
  const meant = tidy(typed);
  const found =
    names.filter((name) => idOf(name) === meant).length > 0
      ? names.filter((name) => idOf(name) === meant)
      : names.filter((name) => idOf(name).endsWith(`/${meant}`));
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return readContentFile(folders, first);
  if (first !== undefined) {
    throw new Refusal(
      `“${typed}” may be any of these. Type one of them whole:\n${found.map((name) => `  ${idOf(name)}`).join('\n')}`,
    );
  }
  const slugs = new Map(names.map((name) => [idOf(name).split('/').at(-1) ?? '', idOf(name)]));
  const nearest = findNearestName(meant.split('/').at(-1) ?? meant, slugs.keys());
  throw new Refusal(
    `There is no article “${typed}”.${nearest === undefined ? ' Type its id, for example 2024/10/22/slug.' : ` Did you mean ${slugs.get(nearest) ?? nearest}?`}`,
  );
}

/** `https://news.example/2024/10/22/slug/`, `content/articles/2024/10/22/slug.md` and `2024/10/22/slug` are the same. */
function tidy(typed: string): string {
  return typed
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/^.*?\/(?=\d{4}\/\d{2}\/\d{2}\/)/, '')
    .replace(/^.*\barticles\//, '')
    .replace(/[#?].*$/, '')
    .replace(/\.mdx?$/i, '')
    .replace(/^\/+|\/+$/g, '');
}

/** An article’s fields. @throws Refusal if they have problems */
export function articleFields({ file, text }: ContentFile, timeZone: string): ArticleFields {
  const front = parseFrontMatter(file, text);
  const checked = front.fields && checkFields(file, front.fields, articleSchema(timeZone));
  if (checked?.fields) return checked.fields;
  const problems = [...front.problems, ...(checked?.problems ?? [])];
  throw new Refusal(`${problems.map(printProblem).join('\n')}\nPut this right first.`);
}

/** The names of an article’s fields in the order of the documentation. */
export const articleFieldOrder: readonly string[] = Object.keys(articleSchema(undefined).shape);
