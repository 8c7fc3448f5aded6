import type { Element, Root } from 'hast';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, fileOf, openOutput, select, selectOne, textOf, type Output } from './output.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const isStory = (address: string) => /^\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/.test(address);

function scriptsOf(root: Root): readonly Element[] {
  return select(root, 'script[type=application/ld+json]');
}

/** The things that a page tells of. */
function graphOf(root: Root): readonly JsonObject[] {
  const [script] = scriptsOf(root);
  const text = script?.children.map((node) => ('value' in node ? node.value : '')).join('') ?? '';
  const data = JSON.parse(text) as { readonly '@context': string; readonly '@graph': readonly JsonObject[] };
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'];
}

function typesOf(node: JsonObject): readonly unknown[] {
  return [node['@type']].flat();
}

/** The one thing of a type that a page tells of; undefined if there is none. */
function find(root: Root, ...types: readonly string[]): JsonObject | undefined {
  const [node, ...others] = graphOf(root).filter((each) =>
    typesOf(each).some((type) => types.some((wanted) => type === wanted)),
  );
  expect(others).toEqual([]);
  return node;
}

const findArticle = (root: Root) => find(root, 'NewsArticle', 'Article');

/** All objects in a value, at any depth. */
function objectsIn(value: unknown): readonly JsonObject[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as JsonObject, ...inside];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function listOf(value: unknown): readonly JsonObject[] {
  return value === undefined ? [] : (value as readonly JsonObject[]);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function metaOf(root: Root, name: string): readonly string[] {
  return select(root, 'head meta')
    .filter((meta) => (attribute(meta, 'property') ?? attribute(meta, 'name')) === name)
    .map((meta) => attribute(meta, 'content') ?? '');
}

describe.each([
  ['fixtures', openOutput(fixtureNewsroom.out), 'https://filler.example'],
  ['the project’s own newsroom', openOutput(ownNewsroom.out), 'https://broadsheet.example'],
])('the structured data of %s', (_, output, site) => {
  const pages = output.pages().filter(({ address }) => address !== '/404.html');
  const stories = pages.flatMap(({ address, root }) => {
    const article = findArticle(root);
    return article ? [{ address, root, article }] : [];
  });

  test('is on every page once, save where there is none, and each thing has its own name', () => {
    expect(pages.filter(({ root }) => scriptsOf(root).length !== 1).map(({ address }) => address)).toEqual([]);
    expect(scriptsOf(output.page('/404.html'))).toEqual([]);
    for (const { address, root } of pages) {
      const names = graphOf(root).flatMap((node) => node['@id'] ?? []);
      expect(new Set(names).size, address).toBe(names.length);
    }
  });

  test('refers only to what the page tells of, or to pages and files that are there', () => {
    const wrong = pages.flatMap(({ address, root }) => {
      const objects = objectsIn(graphOf(root));
      const known = new Set(objects.filter((each) => '@type' in each).map((each) => each['@id']));
      const references = objects.flatMap((each) => (Object.keys(each).join() === '@id' ? each['@id'] : []));
      const addresses = textsIn(graphOf(root)).filter((text) => text.startsWith(`${site}/`) || text === site);
      return [
        ...references.filter((reference) => !known.has(reference)),
        ...addresses.filter((url) => !known.has(url) && !leadsSomewhere(url, output)),
      ].map((what) => `${address}: ${toText(what)}`);
    });
    expect(wrong).toEqual([]);
  });

  test('says who publishes, with a logo that has the size that is said', async () => {
    for (const { address, root } of pages) {
      expect(find(root, 'NewsMediaOrganization'), address).toMatchObject({
        '@id': `${site}/#organization`,
        name: metaOf(root, 'og:site_name')[0],
        url: `${site}/`,
        logo: { '@type': 'ImageObject', url: `${site}/logo.png` },
      });
    }
    const [logo] = objectsIn(find(output.page('/'), 'NewsMediaOrganization')?.['logo']);
    const { format, width, height } = await sharp(output.bytes('logo.png')).metadata();
    expect([format, String(width), String(height)]).toEqual(['png', logo?.['width'], logo?.['height']]);
  });

  test('tells of an article on the pages of stories and on no others', () => {
    expect(stories.map(({ address }) => address)).toEqual(
      pages.map(({ address }) => address).filter((address) => isStory(address)),
    );
  });

  test('has each story’s headline, description, address and language as the page has them', () => {
    for (const { address, root, article } of stories) {
      expect(article, address).toMatchObject({
        '@id': `${site}${address}#article`,
        url: attribute(selectOne(root, 'link[rel=canonical]'), 'href'),
        mainEntityOfPage: { '@id': `${site}${address}` },
        description: metaOf(root, 'description')[0],
        inLanguage: attribute(selectOne(root, 'main .story'), 'lang'),
      });
      // Readers see blanks joined.
      expect(toText(article['headline']).replace(/\s+/g, ' ').trim(), address).toBe(textOf(selectOne(root, 'h1')));
    }
  });

  test('has each story’s dates as its stamps and Open Graph have them, with their offset', () => {
    for (const { address, root, article } of stories) {
      const { datePublished, dateModified } = article;
      const stamps = select(root, 'main .story header time').map((time) => attribute(time, 'datetime'));
      expect(
        [datePublished, dateModified].filter((date) => date !== undefined),
        address,
      ).toEqual(stamps);
      expect([datePublished].flatMap((date) => date ?? [])).toEqual(metaOf(root, 'article:published_time'));
      expect([dateModified].flatMap((date) => date ?? [])).toEqual(metaOf(root, 'article:modified_time'));
      for (const stamp of stamps) expect(stamp).toMatch(/(?:Z|[+-]\d\d:\d\d)$/);
    }
  });

  test('has each story’s people as the page names and links them', () => {
    for (const { address, root, article } of stories) {
      const linked = (selector: string) =>
        select(root, selector).map((link) => [textOf(link), `${site}${attribute(link, 'href') ?? ''}`]);
      const told = (property: string) => listOf(article[property]).map(({ name, url }) => [name, url]);
      const byline = linked('main .byline a');
      expect(told('author'), address).toEqual(
        byline.length > 0 ? byline : [[metaOf(root, 'og:site_name')[0], `${site}/`]],
      );
      expect(metaOf(root, 'article:author'), address).toEqual(byline.map(([, url]) => url));
      expect(['editor', 'translator', 'contributor'].flatMap(told), address).toEqual(linked('main .signoff a'));
    }
  });

  test('has each story’s topics as Open Graph has them', () => {
    for (const { address, root, article } of stories) {
      expect(
        [article['articleSection']].flatMap((name) => name ?? []),
        address,
      ).toEqual(metaOf(root, 'article:section'));
      expect(article['keywords'] ?? [], address).toEqual(metaOf(root, 'article:tag'));
    }
  });

  test('has each story’s corrections as its notes have them', () => {
    for (const { address, root, article } of stories) {
      const notes = select(root, 'main .note')
        .map((note) => ({
          id: attribute(note, 'id') ?? '',
          name: attribute(note, 'aria-label') ?? '',
          date: attribute(selectOne(note, 'time'), 'datetime') ?? '',
          text: textOf(selectOne(note, 'p')),
        }))
        .filter(({ name }) => ['Correction', 'Clarification', 'Retraction'].includes(name))
        .toSorted((a, b) => a.id.localeCompare(b.id));
      const corrections = listOf(article['correction']);
      expect(
        corrections.map(({ url, name, datePublished }) => [url, name, datePublished]),
        address,
      ).toEqual(notes.map(({ id, name, date }) => [`${site}${address}#${id}`, name, date]));
      for (const [index, { text }] of corrections.entries()) expect(notes[index]?.text, address).toContain(text);
    }
  });

  test('has pictures that are there, in the size that is said', async () => {
    for (const { address, article } of stories) {
      for (const { url, width, height } of listOf(article['image'])) {
        const path = toText(url).slice(site.length + 1);
        expect(output.files, address).toContain(path);
        const facts = await sharp(output.bytes(path)).metadata();
        expect([String(facts.width), String(facts.height)], path).toEqual([width, height]);
      }
    }
  });

  test('has the way to a page as the page shows it', () => {
    for (const { address, root } of pages) {
      const steps = listOf(find(root, 'BreadcrumbList')?.['itemListElement']);
      const shown = isStory(address)
        ? select(root, 'main .story header .kicker a')
        : [...select(root, 'main .heading nav a'), ...select(root, 'main .heading .story a')];
      expect(steps.map(({ name, item }) => [name, item]).slice(0, -1), address).toEqual(
        shown.map((link) => [textOf(link), `${site}${attribute(link, 'href') ?? ''}`]),
      );
      if (steps.length > 0) expect(steps.at(-1)?.['item'], address).toBe(`${site}${address}`);
    }
  });

  test('has in a list what the page lists, in its order', () => {
    for (const { address, root } of pages) {
      const collection = find(root, 'CollectionPage');
      if (!collection) continue;
      expect(collection['url'], address).toBe(`${site}${address}`);
      const items = objectsIn(collection['mainEntity'])
        .filter((each) => each['@type'] === 'ListItem')
        .map(({ name, url }) => [toText(name), toText(url)]);
      const links = select(root, 'main a').map((link) => [textOf(link), `${site}${attribute(link, 'href') ?? ''}`]);
      const shown = new Set(links.map((link) => link.join(' ')));
      expect(
        items.filter((item) => !shown.has(item.join(' '))),
        address,
      ).toEqual([]);
      // Where nothing but stories has a heading with a link.
      if (/^\/(?:topics\/[^/]+\/(?:page\/\d+\/)?|\d{4}\/\d\d\/\d\d\/)$/.test(address)) {
        expect(
          items.map(([, url]) => url),
          address,
        ).toEqual(select(root, 'main h2 a').map((link) => `${site}${attribute(link, 'href') ?? ''}`));
      }
    }
  });

  test('is beside the words of reference managers on stories only, and both name the same', () => {
    for (const { address, root } of pages) {
      const article = findArticle(root);
      expect(metaOf(root, 'citation_title'), address).toEqual(article ? [article['headline']] : []);
      expect(metaOf(root, 'DC.type'), address).toEqual(article ? ['newspaperArticle'] : []);
      expect(metaOf(root, 'citation_public_url'), address).toEqual(article ? [article['url']] : []);
      expect(metaOf(root, 'citation_publication_date'), address).toEqual(
        article?.['datePublished'] === undefined ? [] : [address.slice(1, 11)],
      );
      const authors = listOf(article?.['author']).filter((author) => author['@type'] === 'Person');
      for (const name of ['author', 'citation_author']) {
        expect(metaOf(root, name), address).toEqual(authors.map((author) => author['name']));
      }
    }
  });
});

describe('what the publication says of itself', () => {
  const filler = openOutput(fixtureNewsroom.out);
  const own = openOutput(ownNewsroom.out);

  test('is whole on the front and on standing pages, and in brief elsewhere', () => {
    const whole = find(filler.page('/'), 'NewsMediaOrganization');
    expect(whole).toMatchObject({
      slogan: 'No word of it is true',
      email: 'desk@filler.example',
      sameAs: ['https://social.example/@filler', 'https://video.example/filler?a=1&b=2'],
      correctionsPolicy: 'https://filler.example/contact/',
      unnamedSourcesPolicy: 'https://filler.example/about-filler/',
    });
    expect(find(filler.page('/about-filler/'), 'NewsMediaOrganization')).toEqual(whole);
    for (const address of ['/topics/filler/', '/2025/10/30/every-element/', '/people/ada-filler/', '/search/']) {
      expect(Object.keys(find(filler.page(address), 'NewsMediaOrganization') ?? {})).toEqual([
        '@type',
        '@id',
        'name',
        'url',
        'logo',
      ]);
    }
  });

  test('has no policy without a page', () => {
    const told = Object.keys(find(own.page('/'), 'NewsMediaOrganization') ?? {});
    expect(told.filter((property) => /Policy|Principles|masthead|Info/.test(property))).toEqual([
      'correctionsPolicy',
      'noBylinesPolicy',
    ]);
  });

  test('is the publisher of the site, which only the front names', () => {
    expect(find(own.page('/'), 'WebSite')).toMatchObject({
      name: 'Broadsheet',
      url: 'https://broadsheet.example/',
      publisher: { '@id': 'https://broadsheet.example/#organization' },
    });
    expect(own.pages().filter(({ root }) => scriptsOf(root).length > 0 && find(root, 'WebSite'))).toHaveLength(1);
  });
});

describe('the structured data of a page', () => {
  const output = openOutput(fixtureNewsroom.out);

  test('of a withdrawn story has its retraction, and nothing of its text, pictures and related stories', () => {
    const article = findArticle(output.page('/2025/10/20/withdrawn/'));
    expect(article).toMatchObject({
      creativeWorkStatus: 'Withdrawn',
      headline: 'Filler: a story that was withdrawn',
      correction: [{ name: 'Retraction', text: 'It was withdrawn because none of it was true.' }],
    });
    expect(Object.keys(article ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:image|wordCount|dateline|isAccessibleForFree)$/)]),
    );
    expect(JSON.stringify(article)).not.toContain('hostile');
  });

  test('of a story with the marks of HTML in every field has them as they were typed', () => {
    const root = output.page('/2025/10/29/hostile/');
    expect(findArticle(root)).toMatchObject({
      headline:
        'Filler: <script>alert("headline")</script> & ‘quotes’ ]]> 😀 “\u{1F468}\u200D\u{1F469}\u200D\u{1F467}”',
      description: '<img src=x onerror=alert("dek")> & ${dek} {dek} &amp; &lt;',
      author: [{ name: 'Dee <b>Filler</b> & Co' }],
      dateline: '<i>NOWHERE</i> & $& $1',
      articleSection: 'Hostile <em>names</em> & "quotes"',
      correction: [{ text: '<script>alert("note")</script> & "quotes"' }],
      image: [{ caption: '<script>alert("caption")</script> & more' }, {}, {}],
      copyrightHolder: { name: 'Filler & Sons “Holding” <Ltd.>' },
    });
    expect(select(root, 'head script').map((script) => attribute(script, 'type'))).toEqual([
      'application/ld+json',
      'speculationrules',
    ]);
  });

  test('of a person is a profile, with the person’s pages elsewhere', () => {
    expect(find(output.page('/people/ada-filler/'), 'ProfilePage')).toMatchObject({
      mainEntity: {
        '@type': 'Person',
        '@id': 'https://filler.example/people/ada-filler/#person',
        name: 'Ada Filler',
        jobTitle: 'Filler writer',
        description: 'Ada Filler has never existed. She fills bylines in tests, without pay.',
        sameAs: ['https://ada.example/?a=1&b=2', 'https://elsewhere.example/@ada', 'https://social.example/@ada'],
      },
    });
  });
});

/** @param url of the site itself */
function leadsSomewhere(url: string, output: Output): boolean {
  const { pathname, hash } = new URL(url);
  if (!output.files.includes(fileOf(pathname))) return false;
  return hash === '' || select(output.page(pathname), `#${hash.slice(1)}`).length === 1;
}
