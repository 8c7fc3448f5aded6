import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { correctionKinds, sameData } from './same-content.ts';
import type { Making } from './same-content.ts';
import { markdownFile, writeProjectFile } from './project-files.ts';
import { bodyWithBox, plainBody, readArticle, readArticles, readPeople, readSite, readTopics } from './read-corpus.ts';
import type { CorpusArticle, CorpusSite, HeadlineOf } from './read-corpus.ts';
import { stylesheets } from './stylesheet.ts';

// Hugo makes sections of folders and term pages of taxonomies, so its addresses come out as ours do by themselves.

function articleFile(article: CorpusArticle, making: Making, headlineOf: HeadlineOf): string {
  const { headline, dek, published, updated, authors, status, lang, series } = article.data;
  const { editors, translators, contributors, topics, notes, label, aliases, legacyId } = article.data;
  const bare = {
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
  if (making === 'bare') return markdownFile(bare, plainBody(article, headlineOf));
  // Withdrawn stories have a type of their own, by which lists and feeds leave them out.
  const type = status === 'withdrawn' ? 'withdrawn' : 'article';
  const people = [authors, editors, translators, contributors].flatMap((ids) => ids ?? []);
  const same = {
    ...bare,
    ...sameData(article),
    ...{ type, layout: 'article', part: undefined, authors, people: [...new Set(people)] },
  };
  return markdownFile(same, bodyWithBox(article, '{{< related >}}'));
}

function writeArticle(dir: string, article: CorpusArticle, making: Making, headlineOf: HeadlineOf): void {
  writeProjectFile(dir, join('content', `${article.id}.md`), articleFile(article, making, headlineOf));
}

function configOf({ name, description, url, lang, timeZone, ...site }: CorpusSite, making: Making): object {
  const { navigation, listing, feeds, tagline, timeZoneLabel } = site;
  const bare = {
    baseURL: `${url}/`,
    title: name,
    languageCode: lang,
    timeZone,
    taxonomies: { topic: 'topics', person: 'people' },
    outputs: { home: ['HTML', 'RSS'], section: ['HTML'], taxonomy: ['HTML'], term: ['HTML', 'RSS'] },
    outputFormats: { RSS: { baseName: 'feed' } },
    params: { description, navigation, perPage: listing.perPage, feedItems: feeds.items },
  };
  if (making === 'bare') return bare;
  const feedFormats = ['RSS', 'Atom', 'JSONFeed'];
  return {
    ...bare,
    taxonomies: { ...bare.taxonomies, correction: 'corrections' },
    outputs: {
      ...{ page: ['HTML'], section: ['HTML'], taxonomy: ['HTML'], term: ['HTML', ...feedFormats] },
      home: ['HTML', ...feedFormats, 'NewsSitemap', 'LLMs'],
    },
    mediaTypes: {
      'application/atom+xml': { suffixes: ['xml'] },
      'application/feed+json': { suffixes: ['json'] },
      'text/x-opml': { suffixes: ['opml'] },
    },
    outputFormats: {
      RSS: { mediaType: 'application/rss+xml', baseName: 'feed', isPlainText: true },
      Atom: { mediaType: 'application/atom+xml', baseName: 'atom', isPlainText: true },
      JSONFeed: { mediaType: 'application/feed+json', baseName: 'feed', isPlainText: true },
      NewsSitemap: { mediaType: 'application/xml', baseName: 'news-sitemap', isPlainText: true },
      LLMs: { mediaType: 'text/plain', baseName: 'llms', isPlainText: true },
      OPML: { mediaType: 'text/x-opml', baseName: 'all', isPlainText: true },
    },
    enableRobotsTXT: true,
    params: { ...bare.params, tagline, timeZoneLabel },
  };
}

function sectionTitles(section: string): { readonly title: string; readonly linkTitle: string } {
  const [year = '', month, day] = section.split('/');
  if (month === undefined) return { title: year, linkTitle: year };
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  const print = (options: Intl.DateTimeFormatOptions): string =>
    date.toLocaleDateString('en-US', { timeZone: 'UTC', ...options });
  return day === undefined
    ? { title: print({ year: 'numeric', month: 'long' }), linkTitle: print({ month: 'long' }) }
    : { title: print({ dateStyle: 'long' }), linkTitle: print({ day: 'numeric' }) };
}

const sectionLayouts: Readonly<Record<number, string>> = { 4: 'year', 7: 'month', 10: 'day' };

function sectionData(section: string, making: Making): Readonly<Record<string, unknown>> {
  if (making === 'bare') return { title: section.replaceAll('/', '-') };
  return { ...sectionTitles(section), layout: sectionLayouts[section.length] };
}

/** What only the fuller project has: stylesheets, the record of corrections, the list of feeds. */
function writeOtherPages(dir: string, name: string): void {
  for (const [kind, css] of Object.entries(stylesheets())) writeProjectFile(dir, `assets/${kind}.css`, css);
  const writePage = (path: string, data: Readonly<Record<string, unknown>>): void => {
    writeProjectFile(dir, join('content', path), markdownFile(data, ''));
  };
  writePage('topics/_index.md', { title: 'Topics', description: `All topics that ${name} covers.` });
  writePage('people/_index.md', { title: 'People', description: `The people who make ${name}.` });
  writePage('corrections/_index.md', {
    title: 'Corrections',
    description: `Corrections, clarifications, editor’s notes and retractions of ${name}.`,
    outputs: ['HTML', 'RSS', 'Atom', 'JSONFeed'],
  });
  Object.entries(correctionKinds).forEach(([kind, { id, title }], index) => {
    const description = `${title} of ${name}, newest first.`;
    writePage(`corrections/${id}/_index.md`, { title, description, kind, weight: index + 1, outputs: ['HTML'] });
  });
  writePage('feeds/_index.md', {
    title: 'Feeds',
    description: `All feeds of ${name}: the newest stories, each topic, each person, and corrections.`,
    layout: 'feeds',
    outputs: ['HTML', 'OPML'],
  });
}

/** Lays out a Hugo project in `dir` that publishes the newsroom in `corpus`. */
export function layOutHugo(corpus: string, dir: string, making: Making): void {
  const site = readSite(corpus);
  cpSync(join(import.meta.dirname, 'hugo', making), dir, { recursive: true });
  writeProjectFile(dir, 'config.json', JSON.stringify(configOf(site, making)));

  const articles = readArticles(corpus);
  const headlines = new Map(articles.map(({ id, data }) => [id, data.headline]));
  for (const article of articles) writeArticle(dir, article, making, (id) => headlines.get(id) ?? id);

  const days = new Set(articles.map(({ id }) => id.slice(0, 'YYYY/MM/DD'.length)));
  const sections = new Set(
    [...days].flatMap((day) => [day, day.slice(0, 'YYYY/MM'.length), day.slice(0, 'YYYY'.length)]),
  );
  for (const section of sections) {
    writeProjectFile(dir, join('content', section, '_index.md'), markdownFile(sectionData(section, making), ''));
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
    const outputs = making === 'bare' ? ['HTML'] : undefined;
    const person = { title: data.name, role: data.role, outputs };
    writeProjectFile(dir, join('content/people', id, '_index.md'), markdownFile(person, body));
  }
  if (making === 'same') writeOtherPages(dir, site.name);
}

/** Writes one article of the project anew, after an edit in the corpus. */
export function updateHugoArticle(corpus: string, dir: string, making: Making, id: string): void {
  writeArticle(dir, readArticle(corpus, id), making, (other) => readArticle(corpus, other).data.headline);
}
