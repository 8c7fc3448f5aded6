/**
 * Writes a newsroom of any size, for measuring builds. The same seed gives the same bytes on every machine.
 *
 *     node tests/bench/corpus.ts DIR N
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { articleFile, corpusZone, planArticles } from './filler-article.ts';
import type { CorpusIds } from './filler-article.ts';
import { phrase, sentence } from './filler-prose.ts';
import { seededRandom } from './random.ts';

/** What to generate. */
export interface CorpusOrder {
  /** Becomes a `CONTENT_DIR`; made if it does not exist. */
  readonly dir: string;
  readonly articles: number;
  readonly seed?: number;
}

/** What was generated. */
export interface Corpus {
  readonly dir: string;
  /** Ids of the articles that have a page: every one that is not a draft. */
  readonly publicIds: readonly string[];
}

const topicNames = `Accidents, Agriculture, Arts, Aviation, Banking, Books, Business, Cities, Climate, Courts, Defense,
Education, Elections, Energy, Environment, Film, Fisheries, Food, Forests, Health, Housing, Industry, Insurance,
Justice, Labor, Law, Markets, Media, Migration, Music, Parliament, Ports, Railways, Science, Shipping, Sports, Taxes,
Technology, Trade, Water`.split(/,\s+/);

const givenNames = `Ada Bela Cleo Dara Eno Faye Gus Hana Ivo Juno Kai Lena Milo Nia Otto Pia Quin Rosa Sol Tess`.split(
  ' ',
);
const familyNames = `Blotter Colophon Dingbat Galley Inkwell Kerning Masthead Pilcrow Quoin Typecase`.split(' ');

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

const site = `name: The Filler Courier
tagline: Generated text for measuring builds
description: A generated newsroom. Nothing in it is news; it exists to measure how long a build takes.
url: https://filler.example
lang: en
timeZone: ${corpusZone}
timeZoneLabel: E.T.
navigation: [${topicNames.slice(0, 6).map(slug).join(', ')}]
footer: [about]
listing:
  perPage: 30
feeds:
  items: 50
`;

const aboutPage = `---
title: About
description: What this generated newsroom is for.
---

This is filler text, generated for measurement. The Filler Courier does not exist.
`;

function writeFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Writes a whole newsroom: site, people, topics, a page, and so many articles. */
export function writeCorpus({ dir, articles, seed = 1 }: CorpusOrder): Corpus {
  const random = seededRandom(seed, -1);
  const people = givenNames.flatMap((given) => familyNames.map((family) => `${given} ${family}`));
  writeFile(join(dir, 'site.yaml'), site);
  writeFile(join(dir, 'pages', 'about.mdx'), aboutPage);
  for (const name of people) {
    const role = random.pick(['Reporter', 'Reporter', 'Correspondent', 'Editor', 'Translator']);
    const bio = `A generated person, for measurement. ${sentence(random)}`;
    writeFile(join(dir, 'people', `${slug(name)}.md`), `---\nname: ${name}\nrole: ${role}\n---\n\n${bio}\n`);
  }
  for (const name of topicNames) {
    const introduction = `A generated topic, for measurement. ${phrase(random)}.`;
    writeFile(join(dir, 'topics', `${slug(name)}.md`), `---\nname: ${name}\n---\n\n${introduction}\n`);
  }

  const ids: CorpusIds = { people: people.map(slug), topics: topicNames.map(slug) };
  const plan = planArticles(articles, seed);
  for (const article of plan) {
    writeFile(join(dir, 'articles', `${article.id}.md`), articleFile(article, plan, ids, seed));
  }
  return { dir, publicIds: plan.filter(({ status }) => status !== 'draft').map(({ id }) => id) };
}

/** The sentence that an edit adds. It has nothing that typography would change. */
export const editSentence = 'One more generated sentence was added here.';

/**
 * Appends a paragraph of one sentence to an article from the middle of the newsroom: old enough to be in no feed's
 * newest fifty and on no front. The same corpus always gives the same article.
 *
 * @returns its path
 */
export function editOneArticle(dir: string): string {
  const folder = join(dir, 'articles');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort();
  for (const file of files.slice(Math.floor(files.length / 2))) {
    const path = join(folder, file);
    const source = readFileSync(path, 'utf8');
    if (/^(?:status|lang):/m.test(source)) continue;
    writeFileSync(path, `${source}\n${editSentence}\n`);
    return path;
  }
  throw new Error(`${folder} has no published English article in its newer half.`);
}

if (import.meta.main) {
  const [dir, articles] = process.argv.slice(2);
  if (dir === undefined || !/^[1-9]\d*$/.test(articles ?? '')) {
    console.error('Usage: node tests/bench/corpus.ts DIR N');
    process.exit(2);
  }
  writeCorpus({ dir, articles: Number(articles) });
}
