import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, textOf } from './output.ts';

/** What the index tells of a story. https://pagefind.app/docs/api-reference/ */
interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly anchors: readonly { readonly element: string; readonly id: string; readonly text: string }[];
}

const output = openOutput(fixtureNewsroom.out);
const files = output.files.filter((path) => path.startsWith('pagefind/'));

/** What Pagefind’s files hold, without its signature. */
const unpack = (path: string) => gunzipSync(output.bytes(path)).subarray('pagefind_dcd'.length);
const fragments = files
  .filter((path) => path.endsWith('.pf_fragment'))
  .map((path) => JSON.parse(unpack(path).toString('utf8')) as Fragment);

function fragmentOf(url: string): Fragment {
  const found = fragments.find((fragment) => fragment.url === url);
  if (!found) throw new Error(`The index has no ${url}.`);
  return found;
}

/** Without the gaps between words that have none. */
const plain = (text: string) => text.replaceAll('\u2060 ', '');

describe('the index', () => {
  test('has every story that readers can see, and no other page', () => {
    const stories = output
      .pages()
      .filter(
        ({ address, root }) =>
          /^\/\d{4}\/\d\d\/\d\d\/./.test(address) && select(root, 'meta[name=robots]').length === 0,
      )
      .map(({ address }) => address);
    expect(stories.length).toBeGreaterThan(20);
    expect(fragments.map(({ url }) => url).toSorted()).toEqual(stories.toSorted());
  });

  test.each([
    ['a draft', ['marmoset']],
    ['a scheduled story', ['ocelot', 'pangolin', '2099']],
    ['a withdrawn story', ['withdrawn', 'capybara', 'tapir']],
  ])('has nothing of %s', (_, words) => {
    const packed = files.filter((path) => /\.pf_\w+$/.test(path));
    expect(packed.length).toBeGreaterThan(20);
    expect(
      packed.filter((path) => words.some((word) => unpack(path).toString('utf8').toLowerCase().includes(word))),
    ).toEqual([]);
  });

  test('has a story’s headline, dek, dateline, subheads and text, and nothing that stands around it', () => {
    const { content, meta } = fragmentOf('/2025/10/30/every-element/');
    expect(content).toBe(
      'Filler: a story with every element. The dek of the story with every element, which is filler too. ' +
        'FILLERTON, Nowhere — The first paragraph of the story with every element. It is filler. ' +
        'The second paragraph is filler, like the first. A subhead before the box. ' +
        'The last paragraph before the related stories. ' +
        'The first paragraph after the related stories, with a picture below it. A subhead of the third level. ' +
        'The last paragraph of the story with every element.',
    );
    expect(meta).toEqual({ title: 'Filler: a story with every element' });
  });

  test('has no numbers of footnotes and no arrows back from them', () => {
    const { content } = fragmentOf('/2025/10/27/marks-of-markdown/');
    expect(content).toContain('A footnote, the same again, and another.');
    expect(content).toContain('The first footnote, with emphasis. The second footnote.');
    expect(content).not.toContain('↩');
  });

  test('finds a story by its topics, its year and everybody in its byline and credits', () => {
    expect(Object.keys(fragmentOf('/2025/10/30/every-element/').filters)).toEqual([
      'kicker/filler',
      'label/analysis',
      'person/ada-filler',
      'person/ben-filler',
      'person/cy-filler',
      'person/dee-filler',
      'person/kim-chaeum',
      'topic/filler',
      'topic/hostile',
      'topic/numbers',
      'year/2025',
    ]);
  });

  test('has the headings of a story with their anchors, in whatever script', () => {
    const headings = ({ anchors }: Fragment) =>
      anchors.filter(({ element }) => /^h\d$/.test(element)).map(({ id, text }) => [id, plain(text)]);
    expect(headings(fragmentOf('/2025/10/30/every-element/'))).toEqual([
      ['a-subhead-before-the-box', 'A subhead before the box'],
      ['a-subhead-of-the-third-level', 'A subhead of the third level'],
    ]);
    expect(headings(fragmentOf('/2025/10/22/japanese/'))).toEqual([['小見出し', '小見出し']]);
    for (const { url, anchors } of fragments) {
      const page = output.page(url);
      for (const { id } of anchors) expect(select(page, `[id=${id}]`), `${url}#${id}`).toHaveLength(1);
    }
  });

  test('has the words of scripts without spaces apart, so that they can be put together again', () => {
    const { content, meta } = fragmentOf('/2025/10/22/japanese/');
    expect(plain(content)).toBe(
      '埋め草：日本語の記事. この記事は作り話です。 最初の段落。東京タワーは 赤い。すべて架空の内容です。 小見出し. 二番目の段落。',
    );
    expect(content).toContain('架空\u2060 の\u2060 内容');
    expect(plain(meta['title'] ?? '')).toBe('埋め草：日本語の記事');
  });

  test('is one for all languages', () => {
    const { languages } = JSON.parse(output.text('pagefind/pagefind-entry.json')) as {
      readonly languages: Readonly<Record<string, { readonly page_count: number }>>;
    };
    expect(Object.entries(languages).map(([lang, { page_count }]) => [lang, page_count])).toEqual([
      ['en', fragments.length],
    ]);
  });

  test('brings along what the search page loads and nothing else', () => {
    // Its compressed copies aside, which a build makes of every text.
    expect(files.filter((path) => !/\.(?:pf_\w+|br|gz)$/.test(path))).toEqual([
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind-worker.js',
      'pagefind/pagefind.js',
      'pagefind/wasm.en.pagefind',
    ]);
  });
});

describe('the search page', () => {
  const page = output.page('/search/');

  test('offers topics, people and years of which there are stories, and two orders by date', () => {
    const choices = (name: string) => select(page, `main select[name=${name}] option`).map(textOf);
    expect(choices('topic')).toEqual([
      'All topics',
      'Filler',
      'Hostile <em>names</em> & "quotes"',
      'Numbers',
      'Scripts',
    ]);
    expect(choices('person')).toEqual(expect.arrayContaining(['All people', 'Ada Filler']));
    expect(choices('person')).not.toContain('Idle Filler');
    expect(choices('year')).toEqual(['All years', '2025', '2024']);
    expect(choices('sort')).toEqual(['Best match', 'Newest first', 'Oldest first']);
  });

  test('leads to topics, the archive and people without a search', () => {
    const links = select(page, 'main nav a').map((link) => attribute(link, 'href'));
    expect(links).toEqual([
      '/topics/',
      '/topics/filler/',
      '/topics/numbers/',
      '/archive/',
      '/2025/',
      '/2024/',
      '/people/',
    ]);
  });

  test.each([fixtureNewsroom, ownNewsroom])('is one step away from every page of $content', ({ out }) => {
    const without = openOutput(out)
      .pages()
      .filter(
        ({ root }) =>
          select(root, 'header a[href=/search/]').length !== 1 || select(root, 'footer a[href=/search/]').length !== 1,
      );
    expect(without.map(({ address }) => address)).toEqual([]);
  });
});
