import { unzipSync, strFromU8, type Unzipped } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf, type Output } from './output.ts';
import { findXmlFaults } from './xml-faults.ts';

const newsrooms = [fixtureNewsroom, ownNewsroom].map(({ out }) => openOutput(out));
const [output = openOutput(fixtureNewsroom.out)] = newsrooms;
const daysOf = ({ files }: Output) =>
  files.flatMap((path) => /^(\d{4}\/\d\d\/\d\d)\/index\.html$/.exec(path)?.[1] ?? []);
const editions = newsrooms.flatMap((newsroom) =>
  daysOf(newsroom).map((folder) => ({ day: folder.replaceAll('/', '-'), folder, newsroom })),
);

/** A book’s files, of those that are text the text. */
interface Book {
  readonly files: Unzipped;
  readonly text: (path: string) => string;
  readonly root: (path: string) => ReturnType<typeof fromHtml>;
}

function openBook(newsroom: Output, day: string): Book {
  const files = unzipSync(newsroom.bytes(`editions/${day}.epub`));
  const text = (path: string) => {
    const bytes = files[path];
    if (!bytes) throw new Error(`The book of ${day} has no ${path}.`);
    return strFromU8(bytes);
  };
  // The parser of HTML takes a closed element for an open one where it is not void.
  return { files, text, root: (path) => fromHtml(text(path).replace(/^<\?xml[^>]*>\n/, '')) };
}

const pathsOf = (book: Book) => Object.keys(book.files);
const storiesOf = (book: Book) => pathsOf(book).filter((path) => /\/story-[^/]+\.xhtml$/.test(path));
const headlinesOf = (newsroom: Output, folder: string) =>
  select(newsroom.page(`/${folder}/`), 'main .headline').map(textOf);

/** What a story says, in whatever form: headline, dek, byline, stamps, notes. */
function toldBy(root: Parameters<typeof select>[0]) {
  const all = (selector: string) => select(root, selector).map(textOf);
  return { dek: all('.dek'), byline: all('.byline'), times: all('header time'), notes: all('.note') };
}

/** The same of the story’s page. */
function toldByPage(newsroom: Output, address: string) {
  const story = selectOne(newsroom.page(address), '.story');
  const all = (selector: string) => select(story, selector).map(textOf);
  return { dek: all('.dek'), byline: all('.byline'), times: all('.stamps time'), notes: all('.note') };
}

test('there is an edition of each day that has a page, in both forms, and of no other', () => {
  for (const newsroom of newsrooms) {
    const days = daysOf(newsroom).map((folder) => folder.replaceAll('/', '-'));
    expect(newsroom.files.filter((path) => path.startsWith('editions/'))).toEqual(
      days.flatMap((day) => [`editions/${day}.epub`, `editions/${day}.html`]),
    );
  }
});

test('the page of a day leads to both forms of its edition', () => {
  for (const { newsroom, folder, day } of editions) {
    const page = newsroom.page(`/${folder}/`);
    const links = select(page, 'main a[href]').map((link) => attribute(link, 'href'));
    expect(links).toEqual(expect.arrayContaining([`/editions/${day}.epub`, `/editions/${day}.html`]));
    expect(select(page, 'link[type=application/epub+zip]').map((link) => attribute(link, 'href'))).toEqual([
      `/editions/${day}.epub`,
    ]);
  }
});

describe.each(editions)('the book of $day', ({ day, folder, newsroom }) => {
  const book = openBook(newsroom, day);

  test('begins with its type as it is, by which programs know it', () => {
    expect(newsroom.bytes(`editions/${day}.epub`).toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  });

  test('is well-formed XML throughout', () => {
    const xml = pathsOf(book).filter((path) => /\.(?:xml|opf|xhtml)$/.test(path));
    expect(
      xml.flatMap((path) =>
        findXmlFaults(book.text(path).replace('<!DOCTYPE html>\n', '')).map((fault) => `${path}: ${fault}`),
      ),
    ).toEqual([]);
  });

  test('has each story of the day once, in its contents and in the book', () => {
    const headlines = headlinesOf(newsroom, folder).toSorted();
    const contents = select(book.root('EPUB/nav.xhtml'), '#toc ol ol a').map(textOf);
    expect(contents.toSorted()).toEqual(headlines);
    expect(
      storiesOf(book)
        .map((path) => textOf(selectOne(book.root(path), 'h1')))
        .toSorted(),
    ).toEqual(headlines);
  });

  test('tells each story as its page does: dek, byline, stamps, notes', () => {
    for (const path of storiesOf(book)) {
      const root = book.root(path);
      const address = new URL(attribute(selectOne(root, '.address a'), 'href') ?? '').pathname;
      expect(toldBy(root)).toEqual(toldByPage(newsroom, address));
    }
  });

  test('leads to nothing that it does not have', () => {
    const links = pathsOf(book)
      .filter((path) => path.endsWith('.xhtml'))
      .flatMap((path) =>
        select(book.root(path), '[href]').map((link) => ({ path, href: attribute(link, 'href') ?? '' })),
      );
    const lost = links.filter(({ path, href }) => {
      const url = new URL(href, `book:///${path}`);
      if (url.protocol !== 'book:') return !/^(?:https?|mailto|tel):$/.test(url.protocol);
      const file = url.pathname.slice(1);
      if (!book.files[file]) return true;
      const id = decodeURIComponent(url.hash.slice(1));
      return id !== '' && select(book.root(file), `[id=${id}]`).length !== 1;
    });
    expect(lost).toEqual([]);
  });

  test('has each picture that it shows, as a JPEG of the size that it says, with a description', async () => {
    for (const path of storiesOf(book)) {
      for (const picture of select(book.root(path), 'img')) {
        const file = book.files[`EPUB/${attribute(picture, 'src') ?? ''}`];
        const { format, width, height } = await sharp(file).metadata();
        expect([format, String(width), String(height)]).toEqual([
          'jpeg',
          attribute(picture, 'width'),
          attribute(picture, 'height'),
        ]);
        expect(attribute(picture, 'alt')).toBeDefined();
      }
    }
    const shown = storiesOf(book).flatMap((path) => select(book.root(path), 'img').map((img) => attribute(img, 'src')));
    const there = pathsOf(book).filter((path) => path.endsWith('.jpg'));
    expect([...new Set(shown.map((src) => `EPUB/${src ?? ''}`))].toSorted()).toEqual(there.toSorted());
  });

  test('has a cover, a PNG higher than wide', async () => {
    expect(await sharp(book.files['EPUB/cover.png']).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 1600,
    });
  });
});

describe.each(editions)('the page of $day to keep', ({ day, folder, newsroom }) => {
  const page = newsroom.page(`/editions/${day}.html`);

  test('has each story of the day once, as its own page tells it', () => {
    const stories = select(page, 'article');
    expect(stories.map((story) => textOf(selectOne(story, 'h3'))).toSorted()).toEqual(
      headlinesOf(newsroom, folder).toSorted(),
    );
    for (const story of stories) {
      const address = new URL(attribute(selectOne(story, '.address a'), 'href') ?? '').pathname;
      expect(toldBy(story)).toEqual(toldByPage(newsroom, address));
    }
  });

  test('is whole in itself: it names no file, and lets none be loaded', () => {
    const loaded = [
      ...select(page, '[src]').map((element) => attribute(element, 'src') ?? ''),
      ...select(page, 'link')
        .filter((link) => attribute(link, 'rel') !== 'canonical')
        .map((link) => attribute(link, 'href') ?? ''),
      ...[...newsroom.text(`editions/${day}.html`).matchAll(/url\(["']?([^"')]*)/g)].map(([, url = '']) => url),
    ];
    expect(loaded.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(select(page, 'script')).toEqual([]);
    expect(attribute(selectOne(page, 'meta[http-equiv=content-security-policy]'), 'content')).toMatch(
      /^default-src 'none';/,
    );
  });

  test('leads to the web by whole addresses, else to itself', () => {
    const links = select(page, 'body a[href]').map((link) => attribute(link, 'href') ?? '');
    expect(links.filter((href) => !/^(?:#|https?:|mailto:|tel:)/.test(href))).toEqual([]);
  });
});

describe('of the newsroom of fixtures', () => {
  test('a hostile story is told in words and runs nothing', () => {
    const book = openBook(output, '2025-10-29');
    const story = book.root('EPUB/story-hostile.xhtml');
    expect(textOf(selectOne(story, 'h1'))).toBe('Filler: <script>alert("headline")</script> & ‘quotes’ ]]> 😀 “👨‍👩‍👧”');
    expect(textOf(selectOne(story, '.dek'))).toBe('<img src=x onerror=alert("dek")> & ${dek} {dek} &amp; &lt;');
    for (const root of [story, output.page('/editions/2025-10-29.html')]) {
      expect(select(root, 'script')).toEqual([]);
      expect(select(root, 'img').map((img) => Object.keys(img.properties).filter((name) => /^on/i.test(name)))).toEqual(
        select(root, 'img').map(() => []),
      );
    }
  });

  test('a story in another script stands in its language and direction, also in the contents', () => {
    const book = openBook(output, '2025-10-24');
    const story = selectOne(book.root('EPUB/story-arabic.xhtml'), 'article');
    expect([attribute(story, 'lang'), attribute(story, 'dir')]).toEqual(['ar', 'rtl']);
    expect(book.text('EPUB/package.opf')).toContain('<dc:language>ar</dc:language>');
    const link = selectOne(book.root('EPUB/nav.xhtml'), '#toc ol ol a');
    expect([attribute(link, 'lang'), attribute(link, 'dir')]).toEqual(['ar', 'rtl']);
  });

  test('footnotes are told as such, so that a book can show them in place', () => {
    const story = openBook(output, '2025-10-27').text('EPUB/story-marks-of-markdown.xhtml');
    expect(story).toContain('role="doc-noteref" epub:type="noteref"');
    expect(story).toContain('<li epub:type="footnote" id="user-content-fn-a">');
  });

  test('a chart is its table, and elements of MDX are as those of Markdown', () => {
    for (const [day, slug] of [
      ['2025-09-21', 'elements'],
      ['2025-09-20', 'components'],
    ] as const) {
      const root = openBook(output, day).root(`EPUB/story-${slug}.xhtml`);
      expect(select(root, 'figure.chart table').length).toBeGreaterThan(1);
      expect(select(root, 'svg')).toEqual([]);
      expect(select(root, '.key-points li').length).toBeGreaterThan(0);
      expect(select(root, '.download a[href]').map((link) => attribute(link, 'href'))).toContain(
        `https://filler.example/${day.replaceAll('-', '/')}/${slug}/report.pdf`,
      );
    }
  });
});
