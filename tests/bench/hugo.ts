import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFile, writeProjectFile } from './project-files.ts';
import { plainBody, readArticle, readArticles, readPeople, readSite, readTopics } from './read-corpus.ts';
import type { CorpusArticle, HeadlineOf } from './read-corpus.ts';

// Hugo makes sections of folders and term pages of taxonomies, so its addresses come out as ours do by themselves.

function writeArticle(dir: string, article: CorpusArticle, headlineOf: HeadlineOf): void {
  const { headline, dek, published, updated, authors, status, lang, series } = article.data;
  const { editors, translators, contributors, topics, notes, label, aliases, legacyId } = article.data;
  const data = {
    title: headline,
    description: dek,
    type: 'article',
    date: published ?? updated,
    lastmod: updated,
    draft: status === 'draft' ? true : undefined,
    people: authors,
    // Hugo would take `lang` for one of the site's own languages.
    language: lang,
    part: series?.part,
    ...{ editors, translators, contributors, topics, notes, label, aliases, legacyId },
  };
  writeProjectFile(dir, join('content', `${article.id}.md`), markdownFile(data, plainBody(article, headlineOf)));
}

/** Lays out a Hugo project in `dir` that publishes the newsroom in `corpus`. */
export function layOutHugo(corpus: string, dir: string): void {
  const { name, description, url, lang, timeZone, navigation, listing, feeds } = readSite(corpus);
  cpSync(join(import.meta.dirname, 'hugo'), dir, { recursive: true });
  const config = {
    baseURL: `${url}/`,
    title: name,
    languageCode: lang,
    timeZone,
    taxonomies: { topic: 'topics', person: 'people' },
    outputs: { home: ['HTML', 'RSS'], section: ['HTML'], taxonomy: ['HTML'], term: ['HTML', 'RSS'] },
    outputFormats: { RSS: { baseName: 'feed' } },
    params: { description, navigation, perPage: listing.perPage, feedItems: feeds.items },
  };
  writeProjectFile(dir, 'config.json', JSON.stringify(config));

  const articles = readArticles(corpus);
  const headlines = new Map(articles.map(({ id, data }) => [id, data.headline]));
  for (const article of articles) writeArticle(dir, article, (id) => headlines.get(id) ?? id);

  const days = new Set(articles.map(({ id }) => id.slice(0, 'YYYY/MM/DD'.length)));
  const sections = new Set(
    [...days].flatMap((day) => [day, day.slice(0, 'YYYY/MM'.length), day.slice(0, 'YYYY'.length)]),
  );
  for (const section of sections) {
    writeProjectFile(
      dir,
      join('content', section, '_index.md'),
      markdownFile({ title: section.replaceAll('/', '-') }, ''),
    );
  }
  writeProjectFile(dir, 'content/archive.md', markdownFile({ title: 'Archive', layout: 'archive' }, ''));
  writeProjectFile(
    dir,
    'content/about.md',
    markdownFile({ title: 'About' }, 'This is filler text, generated for measurement.'),
  );
  for (const { id, data, body } of readTopics(corpus)) {
    writeProjectFile(dir, join('content/topics', id, '_index.md'), markdownFile({ title: data.name }, body));
  }
  for (const { id, data, body } of readPeople(corpus)) {
    const person = { title: data.name, role: data.role, outputs: ['HTML'] };
    writeProjectFile(dir, join('content/people', id, '_index.md'), markdownFile(person, body));
  }
}

/** Writes one article of the project anew, after an edit in the corpus. */
export function updateHugoArticle(corpus: string, dir: string, id: string): void {
  writeArticle(dir, readArticle(corpus, id), (other) => readArticle(corpus, other).data.headline);
}
