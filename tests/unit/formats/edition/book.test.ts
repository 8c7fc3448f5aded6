import { describe, expect, test } from 'vitest';
import { printBook, type BookFile } from '../../../../src/formats/edition/book.ts';
import { findXmlFaults } from '../../../site/xml-faults.ts';
import { edition, parts } from './filler-edition.ts';

const files = await printBook(edition, { ...parts, css: 'p{}', cover: new Uint8Array([4]) });
const textOf = (path: string) => {
  const content = files.find((file: BookFile) => file.path === path)?.content;
  if (typeof content !== 'string') throw new Error(`There is no text ${path}.`);
  return content;
};

describe('a book', () => {
  test('begins with its type, and says where its package is', () => {
    expect(files.slice(0, 3).map(({ path }) => path)).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'EPUB/package.opf',
    ]);
    expect(textOf('mimetype')).toBe('application/epub+zip');
    expect(textOf('META-INF/container.xml')).toContain('full-path="EPUB/package.opf"');
  });

  test('is well-formed XML throughout', () => {
    const faults = files.flatMap(({ path, content }) =>
      typeof content === 'string' && /\.(?:xml|opf|xhtml)$/.test(path)
        ? findXmlFaults(content.replace('<!DOCTYPE html>\n', '')).map((fault) => `${path}: ${fault}`)
        : [],
    );
    expect(faults).toEqual([]);
  });

  test('lists each of its files once, and pages in the order of reading', () => {
    const xml = textOf('EPUB/package.opf');
    const listed = [...xml.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)];
    expect(listed.map(([, , href]) => `EPUB/${href}`)).toEqual(files.slice(3).map(({ path }) => path));
    const hrefs = new Map(listed.map(([, id = '', href = '']) => [id, href]));
    expect([...xml.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id = '']) => hrefs.get(id))).toEqual([
      'cover.xhtml',
      'nav.xhtml',
      'story-a.xhtml',
      'story-b.xhtml',
      'story-c.xhtml',
      'colophon.xhtml',
    ]);
  });

  test('is known by its address, and dated by the latest change of a story, in seconds of UTC', () => {
    const xml = textOf('EPUB/package.opf');
    expect(xml).toContain('<dc:identifier id="id">https://news.example/editions/2024-10-22.epub</dc:identifier>');
    expect(xml).toContain('<meta property="dcterms:modified">2024-10-23T13:00:00Z</meta>');
    expect(xml).toContain('<dc:title>The &lt;Example&gt;, Tuesday, Oct. 22, 2024</dc:title>');
    expect(xml.match(/<dc:language>\w+<\/dc:language>/g)).toEqual([
      '<dc:language>en</dc:language>',
      '<dc:language>ar</dc:language>',
    ]);
  });

  test('tells those who cannot see what they can do with it', () => {
    const xml = textOf('EPUB/package.opf');
    for (const said of [
      'accessMode">textual',
      'accessMode">visual',
      'accessModeSufficient">textual',
      'accessibilityFeature">alternativeText',
      'accessibilityHazard">none',
    ]) {
      expect(xml).toContain(`<meta property="schema:${said}</meta>`);
    }
  });

  test('has contents by topic, each headline in its language', () => {
    const nav = textOf('EPUB/nav.xhtml');
    expect(nav).toContain(
      '<li><span>Ports &amp; ships</span>\n<ol><li><a href="story-a.xhtml">A &lt;b&gt; &amp; ]]&gt;</a></li>',
    );
    expect(nav).toContain('<a href="story-b.xhtml" lang="ar" xml:lang="ar" dir="rtl">خبر</a>');
  });
});

describe('a story in a book', () => {
  const html = textOf('EPUB/story-b.xhtml');

  test('stands in its language and direction, and the site’s own words in theirs', () => {
    expect(html).toContain('<article class="story" lang="ar" xml:lang="ar" dir="rtl">');
    expect(html).toContain(
      '<p class="kicker" lang="en" xml:lang="en" dir="ltr"><span>Analysis</span> <span>Ports &amp; ships</span></p>\n<h1>خبر</h1>',
    );
  });

  test('leads to stories of the same book, and to the web', () => {
    expect(html).toContain('<p>Text <a href="story-a.xhtml">a</a><br/>b</p>');
    expect(html).toContain('<li><a href="story-a.xhtml">A</a></li>');
    expect(html).toContain(
      '<a href="https://other.example/?a&amp;b">Elsewhere</a> <span class="source">The Other</span>',
    );
    expect(html).toContain('<li>Of which only the headline is known</li>');
  });

  test('has its notes where the page has them, with what changed', () => {
    const places = ['id="note-1"', 'class="text"', 'id="note-2"', '<del>3</del>', '<ins>4</ins>'];
    const found = places.map((place) => html.indexOf(place));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  test('has its picture with description, caption and credit', () => {
    expect(html).toContain(
      '<img src="b-1.jpg" width="960" height="540" alt="A lorry &lt;3"/><figcaption>The bridge &amp; the lorry. <span class="credit">Photo by A. Example</span></figcaption>',
    );
    expect(files.find(({ path }) => path === 'EPUB/b-1.jpg')?.content).toEqual(new Uint8Array([1, 2, 3]));
  });

  test('that has been withdrawn keeps its headline and the reason alone', () => {
    const gone = textOf('EPUB/story-c.xhtml');
    expect(gone).toContain('<h1>C</h1>');
    expect(gone).toContain('It was false.');
    expect(gone).not.toMatch(/The dek|Text|Related|Edited|By Ada/);
  });
});
