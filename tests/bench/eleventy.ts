import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFile, writeProjectFile } from './project-files.ts';
import { plainBody, readArticle, readArticles, readPeople, readSite, readTopics } from './read-corpus.ts';
import type { CorpusArticle, CorpusEntry, HeadlineOf } from './read-corpus.ts';

/** markdown-it has no footnotes without a plugin: their text goes to the end, in parentheses. */
function withoutFootnotes(markdown: string): string {
  const notes: string[] = [];
  const text = markdown
    .replace(/^\[\^\w+\]: (.*)$/gm, (_, note: string) => {
      notes.push(`(${notes.length + 1}) ${note}`);
      return '';
    })
    .replace(/\[\^(\w+)\]/g, ' ($1)');
  return [text, ...notes].join('\n\n');
}

function writeArticle(dir: string, article: CorpusArticle, headlineOf: HeadlineOf): void {
  const { headline, dek, published, updated, authors, status, lang, series } = article.data;
  const { editors, translators, contributors, topics, notes, label, aliases, legacyId } = article.data;
  const data = {
    layout: 'article.njk',
    tags: ['article'],
    title: headline,
    description: dek,
    published,
    updated,
    // Eleventy sorts by `date`; it keeps the instant, not the offset.
    date: published ?? updated,
    draft: status === 'draft' ? true : undefined,
    part: series?.part,
    ...{ authors, editors, translators, contributors, topics, notes, label, aliases, lang, legacyId },
  };
  const body = withoutFootnotes(plainBody(article, headlineOf));
  writeProjectFile(dir, join('content', `${article.id}.md`), markdownFile(data, body));
}

function byId(entries: readonly CorpusEntry[]): string {
  return JSON.stringify(Object.fromEntries(entries.map(({ id, data, body }) => [id, { ...data, body }])));
}

/** Lays out an Eleventy project in `dir` that publishes the newsroom in `corpus`. */
export function layOutEleventy(corpus: string, dir: string): void {
  cpSync(join(import.meta.dirname, 'eleventy'), dir, { recursive: true });
  writeProjectFile(dir, 'package.json', JSON.stringify({ type: 'module', private: true }));
  writeProjectFile(dir, 'content/_data/site.json', JSON.stringify(readSite(corpus)));
  writeProjectFile(dir, 'content/_data/topicNames.json', byId(readTopics(corpus)));
  writeProjectFile(dir, 'content/_data/people.json', byId(readPeople(corpus)));
  writeProjectFile(dir, 'content/about.md', markdownFile({ title: 'About', layout: 'base.njk' }, 'Generated filler.'));

  const articles = readArticles(corpus);
  const headlines = new Map(articles.map(({ id, data }) => [id, data.headline]));
  for (const article of articles) writeArticle(dir, article, (id) => headlines.get(id) ?? id);
}

/** Writes one article of the project anew, after an edit in the corpus. */
export function updateEleventyArticle(corpus: string, dir: string, id: string): void {
  writeArticle(dir, readArticle(corpus, id), (other) => readArticle(corpus, other).data.headline);
}
