import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFile, writeProjectFile } from './project-files.ts';
import { bodyWithBox, plainBody, readArticle, readArticles, readPeople, readSite, readTopics } from './read-corpus.ts';
import type { CorpusArticle, CorpusEntry, HeadlineOf } from './read-corpus.ts';
import { sameData } from './same-content.ts';
import type { Making } from './same-content.ts';
import { stylesheets } from './stylesheet.ts';

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

function articleFile(article: CorpusArticle, making: Making, headlineOf: HeadlineOf): string {
  const { headline, dek, published, updated, authors, status, lang, series } = article.data;
  const { editors, translators, contributors, topics, notes, label, aliases, legacyId } = article.data;
  const bare = {
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
  if (making === 'bare') return markdownFile(bare, withoutFootnotes(plainBody(article, headlineOf)));
  const withdrawn = status === 'withdrawn';
  const same = {
    ...bare,
    ...sameData(article),
    layout: 'article.11ty.js',
    // Lists and feeds take the stories with the tag.
    tags: withdrawn ? [] : bare.tags,
    withdrawn: withdrawn ? true : undefined,
    ...{ part: undefined, onlyUpdated: undefined, corrections: undefined },
  };
  return markdownFile(same, bodyWithBox(article, '::related'));
}

function writeArticle(dir: string, article: CorpusArticle, making: Making, headlineOf: HeadlineOf): void {
  writeProjectFile(dir, join('content', `${article.id}.md`), articleFile(article, making, headlineOf));
}

function byId(entries: readonly CorpusEntry[]): string {
  return JSON.stringify(Object.fromEntries(entries.map(({ id, data, body }) => [id, { ...data, body }])));
}

/** Lays out an Eleventy project in `dir` that publishes the newsroom in `corpus`. */
export function layOutEleventy(corpus: string, dir: string, making: Making): void {
  cpSync(join(import.meta.dirname, 'eleventy', making), dir, { recursive: true });
  cpSync(join(import.meta.dirname, 'eleventy', 'shared'), join(dir, 'shared'), { recursive: true });
  writeProjectFile(dir, 'package.json', JSON.stringify({ type: 'module', private: true }));
  writeProjectFile(dir, 'content/_data/site.json', JSON.stringify(readSite(corpus)));
  writeProjectFile(dir, 'content/_data/topicNames.json', byId(readTopics(corpus)));
  writeProjectFile(dir, 'content/_data/people.json', byId(readPeople(corpus)));
  const layout = making === 'bare' ? 'base.njk' : 'text.11ty.js';
  writeProjectFile(dir, 'content/about.md', markdownFile({ title: 'About', layout }, 'Generated filler.'));
  if (making === 'same') {
    for (const [kind, css] of Object.entries(stylesheets())) writeProjectFile(dir, `assets/${kind}.css`, css);
  }

  const articles = readArticles(corpus);
  const headlines = new Map(articles.map(({ id, data }) => [id, data.headline]));
  for (const article of articles) writeArticle(dir, article, making, (id) => headlines.get(id) ?? id);
}

/** Writes one article of the project anew, after an edit in the corpus. */
export function updateEleventyArticle(corpus: string, dir: string, making: Making, id: string): void {
  writeArticle(dir, readArticle(corpus, id), making, (other) => readArticle(corpus, other).data.headline);
}
