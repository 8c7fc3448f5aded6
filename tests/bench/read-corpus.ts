import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** An entry of `related`: the id of an article, or a story elsewhere. */
export type CorpusRelated =
  string | { readonly headline: string; readonly url?: string; readonly publication?: string };

/** The front matter of a generated article, as far as the other generators print it. */
export interface CorpusFrontMatter {
  readonly headline: string;
  readonly dek?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly authors?: readonly string[];
  readonly editors?: readonly string[];
  readonly translators?: readonly string[];
  readonly contributors?: readonly string[];
  readonly dateline?: string;
  readonly topics?: readonly string[];
  readonly related?: readonly CorpusRelated[];
  readonly notes?: readonly {
    readonly kind: string;
    readonly at: string;
    readonly text: string;
    readonly placement?: 'top' | 'end';
    readonly was?: string;
    readonly now?: string;
  }[];
  readonly label?: string;
  readonly series?: { readonly id: string; readonly part: number };
  readonly status?: 'draft' | 'published' | 'withdrawn';
  readonly aliases?: readonly string[];
  readonly lang?: string;
  readonly legacyId?: string;
}

/** One Markdown file of a generated newsroom. */
export interface CorpusFile<Data> {
  /** Its path below its folder, without `.md`: for an article `2024/10/22/slug`. */
  readonly id: string;
  readonly data: Data;
  readonly body: string;
}

/** A file of `people/` or `topics/`. */
export type CorpusEntry = CorpusFile<{ readonly name: string; readonly role?: string }>;

export type CorpusArticle = CorpusFile<CorpusFrontMatter>;

/** Parts a file into front matter and body. Trusts the generator: this is not how the project reads articles. */
function readMarkdown<Data>(folder: string, id: string): CorpusFile<Data> {
  const source = readFileSync(join(folder, `${id}.md`), 'utf8');
  const end = source.indexOf('\n---\n');
  return { id, data: parse(source.slice(4, end)) as Data, body: source.slice(end + 5).trim() };
}

function readFolder<Data>(folder: string): readonly CorpusFile<Data>[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => readMarkdown(folder, path.slice(0, -'.md'.length)));
}

/** Every article, drafts too, oldest day first. */
export function readArticles(corpus: string): readonly CorpusArticle[] {
  return readFolder(join(corpus, 'articles'));
}

export function readArticle(corpus: string, id: string): CorpusArticle {
  return readMarkdown(join(corpus, 'articles'), id);
}

export function readPeople(corpus: string): readonly CorpusEntry[] {
  return readFolder(join(corpus, 'people'));
}

export function readTopics(corpus: string): readonly CorpusEntry[] {
  return readFolder(join(corpus, 'topics'));
}

/** What `site.yaml` and `pages/about.mdx` say to another generator. */
export interface CorpusSite {
  readonly name: string;
  readonly tagline: string;
  readonly description: string;
  readonly url: string;
  readonly lang: string;
  readonly timeZone: string;
  readonly timeZoneLabel: string;
  readonly navigation: readonly string[];
  readonly listing: { readonly perPage: number };
  readonly feeds: { readonly items: number };
}

export function readSite(corpus: string): CorpusSite {
  return parse(readFileSync(join(corpus, 'site.yaml'), 'utf8')) as CorpusSite;
}

/** Prints a headline for an article's id. */
export type HeadlineOf = (id: string) => string;

function withDateline(dateline: string | undefined, text: string): string {
  return `${dateline === undefined ? '' : `**${dateline}** — `}${text.trim()}`;
}

/** The body in the Markdown that every generator knows: dateline in front, related stories as a list. */
export function plainBody({ data, body }: CorpusArticle, headlineOf: HeadlineOf): string {
  if (data.status === 'withdrawn') return data.notes?.at(-1)?.text ?? '';
  const links = (data.related ?? []).map((story) => {
    if (typeof story === 'string') return `- [${headlineOf(story)}](/${story}/)`;
    return story.url === undefined ? `- ${story.headline}` : `- [${story.headline}](${story.url})`;
  });
  const box = links.length > 0 ? `**Related stories**\n\n${links.join('\n')}` : '';
  const placed = body.includes('\n::related\n')
    ? body.replace('\n::related\n', () => `\n${box}\n`)
    : `${body}\n\n${box}`;
  return withDateline(data.dateline, placed);
}

/** The body with `box`, a generator's own mark, where the box of related stories is to stand; most name no place. */
export function bodyWithBox({ data, body }: CorpusArticle, box: string): string {
  if (data.status === 'withdrawn') return '';
  return withDateline(
    data.dateline,
    body.replace('\n::related\n', () => `\n${box}\n`),
  );
}
