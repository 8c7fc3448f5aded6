import type { Element, Root } from 'hast';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { GeneratedArticle, GeneratedNewsroom } from './generated-newsroom.ts';
import { attribute, select, selectOne, textOf, type Output } from '../output.ts';
import { siteUrl } from './write-newsroom.ts';

/** What one output tells of a story. Outputs that have no place for something leave it undefined. */
export interface Told {
  readonly url: string;
  readonly headline: string;
  readonly dek?: string | undefined;
  /** Names; of a story without authors that of the publication, or nobody. */
  readonly authors?: readonly string[] | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly published?: number | undefined;
  readonly modified?: number | undefined;
  /** Notes by which something was put right: text and moment. */
  readonly corrections?: readonly (readonly [text: string, at: number])[] | undefined;
  readonly lang?: string | undefined;
}

/** Kinds of notes by which something was put right. */
export const putsRight: ReadonlySet<string> = new Set(['correction', 'clarification', 'editors-note', 'retraction']);

/** What every output must tell. */
export function mustTell(article: GeneratedArticle, { site, people }: GeneratedNewsroom): Required<Told> {
  const moments = [...(article.updated === undefined ? [] : [article.updated]), ...article.notes.map(({ at }) => at)];
  const latest = Math.max(...moments.map((at) => Date.parse(at)));
  const published = article.published === undefined ? undefined : Date.parse(article.published);
  return {
    url: `${siteUrl}/${article.id}/`,
    headline: normal(article.headline),
    dek: article.dek === undefined ? undefined : normal(article.dek),
    authors:
      article.authors.length === 0
        ? [normal(site.name)]
        : article.authors.map((index) => normal(people[index]?.name ?? '')),
    published,
    modified: moments.length > 0 && latest >= (published ?? 0) ? latest : undefined,
    corrections: article.notes
      .filter(({ kind }) => putsRight.has(kind))
      .map(({ text, at }) => [normal(text), Date.parse(at)] as const),
    lang: article.lang ?? site.lang,
  };
}

/** Spaces as readers see them, without what no output may carry: characters that XML forbids. */
export function normal(text: string): string {
  return text
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const optionalText = (text: string | undefined) => (text === undefined ? undefined : normal(text));
const optionalMoment = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

const putRightNames: ReadonlySet<string> = new Set(['Correction', 'Clarification', 'Editor’s note', 'Retraction']);
const numberOf = (note: Element) => Number(/\d+$/.exec(attribute(note, 'id') ?? '')?.[0]);

/** The moments in the stamps under the headline: what readers see. */
export function stampsOf(page: Root): readonly number[] {
  return select(page, 'main .story header .times time').map((time) => Date.parse(attribute(time, 'datetime') ?? ''));
}

export function toldByPage(page: Root): Told {
  const story = selectOne(page, 'main .story');
  const header = selectOne(story, 'header');
  const [dek] = select(story, 'p.dek');
  const meta = (property: string) =>
    select(page, `meta[property=${property}]`).map((tag) => attribute(tag, 'content') ?? '');
  return {
    url: attribute(selectOne(page, 'link[rel=canonical]'), 'href') ?? '',
    headline: normal(textOf(selectOne(header, 'h1'))),
    dek: dek && normal(textOf(dek)),
    authors: select(story, 'p.byline a').map((link) => normal(textOf(link))),
    published: optionalMoment(meta('article:published_time')[0]),
    modified: optionalMoment(meta('article:modified_time')[0]),
    corrections: correctionsOf(story),
    lang: attribute(story, 'lang') ?? attribute(selectOne(page, 'html'), 'lang'),
  };
}

/** A story of the day’s edition, by its element. */
export function toldByEdition(story: Element): Told {
  const [dek] = select(story, '.dek');
  const momentOf = (label: string) =>
    select(story, '.stamps span')
      .filter((stamp) => textOf(stamp).startsWith(label))
      .map((stamp) => Date.parse(attribute(selectOne(stamp, 'time'), 'datetime') ?? ''))[0];
  return {
    url: attribute(selectOne(story, '.address a'), 'href') ?? '',
    headline: normal(textOf(selectOne(story, 'header h3'))),
    dek: dek && normal(textOf(dek)),
    published: momentOf('Published on'),
    modified: momentOf('Updated on'),
    corrections: correctionsOf(story),
    lang: attribute(story, 'lang'),
  };
}

function correctionsOf(story: Element): Told['corrections'] {
  return select(story, '.note')
    .filter((note) => putRightNames.has(attribute(note, 'aria-label') ?? ''))
    .toSorted((a, b) => numberOf(a) - numberOf(b))
    .map((note) => {
      const [paragraph] = select(note, 'p');
      const [stamp] = select(note, 'time');
      const [bold] = select(note, 'b');
      if (!paragraph || !stamp || !bold) throw new Error('A note of another form.');
      const text = normal(textOf(paragraph)).slice(normal(textOf(bold)).length);
      return [normal(text), Date.parse(attribute(stamp, 'datetime') ?? '')] as const;
    });
}

interface RecordEntry {
  readonly kind: string;
  readonly text: string;
  readonly date: string;
}

/** Our own extension, which parsers of feeds do not know. */
function recordOf(output: Output, home: string, url: string | undefined): readonly RecordEntry[] {
  const { items } = JSON.parse(output.text(`${home}feed.json`)) as { items: { url: string; _notes?: RecordEntry[] }[] };
  return items.find((item) => item.url === url)?._notes ?? [];
}

/** The entries of a feed in each of its formats, by address. */
export function toldByFeeds(
  output: Output,
  home: string,
): Readonly<Record<'rss' | 'atom' | 'json', ReadonlyMap<string, Told>>> {
  const byUrl = (stories: readonly Told[]) => new Map(stories.map((told) => [told.url, told]));
  return {
    rss: byUrl(
      (parseRssFeed(output.text(`${home}feed.xml`)).items ?? []).map((item) => ({
        url: item.link ?? '',
        headline: normal(item.title ?? ''),
        dek: optionalText(item.description),
        authors: item.dc?.creators?.map(normal),
        published: Date.parse(String(item.pubDate)),
      })),
    ),
    atom: byUrl(
      (parseAtomFeed(output.text(`${home}atom.xml`)).entries ?? []).map((entry) => ({
        url: entry.links?.find(({ rel }) => rel === 'alternate')?.href ?? '',
        headline: normal(entry.title?.value ?? ''),
        dek: optionalText(entry.summary?.value),
        authors: entry.authors?.map(({ name }) => normal(name ?? '')),
        published: Date.parse(String(entry.published)),
        modified: Date.parse(String(entry.updated)),
      })),
    ),
    json: byUrl(
      (parseJsonFeed(output.text(`${home}feed.json`)).items ?? []).map((item) => ({
        url: item.url ?? '',
        headline: normal(item.title ?? ''),
        dek: optionalText(item.summary),
        authors: item.authors?.map(({ name }) => normal(name ?? '')),
        published: Date.parse(String(item.date_published)),
        modified: Date.parse(String(item.date_modified)),
        corrections: recordOf(output, home, item.url)
          .filter(({ kind }) => putsRight.has(kind))
          .map(({ text, date }) => [normal(text), Date.parse(date)] as const),
      })),
    ),
  };
}
