import { countStories } from '../../domain/phrases.ts';
import { textDirection } from '../../domain/text-direction.ts';
import { toXhtml } from '../../markdown/to-xhtml.ts';
import { escapeXml, xmlElement } from '../xml.ts';
import { colophonHtml } from './colophon.ts';
import type { Edition, EditionStory } from './edition.ts';
import type { EditionParts } from './edition-parts.ts';
import { languageOf, otherLanguage, storyFinder, storyHtml } from './story-html.ts';

/** A file of a book: its path in the archive, and what is in it. */
export interface BookFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a book has beside the stories. */
export interface BookParts extends EditionParts {
  readonly css: string;
  /** The cover, a PNG, and what it says for those who do not see it. */
  readonly cover: Uint8Array;
}

/** An entry of the manifest: a file, by its path below the folder of the book. */
interface Item {
  readonly id: string;
  readonly href: string;
  readonly type: 'application/xhtml+xml' | 'image/jpeg' | 'image/png' | 'text/css';
  readonly content: string | Uint8Array;
  readonly properties?: 'nav' | 'cover-image';
}

/** https://www.w3.org/TR/epub-33/#sec-zip-container-mime */
export const bookType = 'application/epub+zip';

/** Where the book lies in its archive. */
const folder = 'EPUB/';

/**
 * The edition as the files of an EPUB 3.3, in the order in which the archive has them: `mimetype` first. Everything in it comes
 * from the edition, nothing from the clock, so that the same stories make the same bytes.
 * https://www.w3.org/TR/epub-33/
 */
export async function printBook(edition: Edition, parts: BookParts): Promise<readonly BookFile[]> {
  const stories = edition.sections.flatMap((section) => section.stories);
  const findStory = storyFinder(stories, (item) => fileOf(item));
  const items: Item[] = [
    { id: 'style', href: 'style.css', type: 'text/css', content: parts.css },
    { id: 'cover-image', href: 'cover.png', type: 'image/png', content: parts.cover, properties: 'cover-image' },
    page(edition, { id: 'cover', href: 'cover.xhtml', title: edition.name, body: coverHtml(edition) }),
    {
      ...page(edition, { id: 'nav', href: 'nav.xhtml', title: 'Contents', body: navHtml(edition) }),
      properties: 'nav',
    },
  ];
  for (const { heading, stories: ofSection } of edition.sections) {
    for (const item of ofSection) {
      const text = await parts.textOf(item);
      const pictures = await parts.picturesOf(item, text);
      const placed = new Map(
        [...pictures].map(([name, picture], index) => [name, { ...picture, src: `${item.slug}-${index + 1}.jpg` }]),
      );
      const html = storyHtml(item, text, {
        siteLang: edition.lang,
        level: 1,
        prefix: '',
        section: heading,
        findStory,
        findPicture: (name) => {
          const picture = placed.get(name);
          if (!picture) throw new Error(`${item.story.id} shows “${name}”, which its edition does not have.`);
          return picture;
        },
      });
      items.push(
        page(edition, {
          id: `story.${item.slug}`,
          href: fileOf(item),
          title: item.story.headline,
          lang: item.story.lang,
          body: `<article class="story"${languageOf(item.story.lang)}>\n${html}\n</article>`,
        }),
        ...[...placed.values()].map(({ src, jpeg }): Item => ({
          id: `picture.${src}`,
          href: src,
          type: 'image/jpeg',
          content: jpeg,
        })),
      );
    }
  }
  items.push(
    page(edition, {
      id: 'colophon',
      href: 'colophon.xhtml',
      title: 'About this edition',
      body: `<section class="colophon" epub:type="colophon">\n<h1>About this edition</h1>\n${colophonHtml(edition)}\n</section>`,
    }),
  );
  return [
    { path: 'mimetype', content: bookType },
    { path: 'META-INF/container.xml', content: container },
    { path: `${folder}package.opf`, content: printPackage(edition, items) },
    ...items.map(({ href, content }) => ({ path: folder + href, content })),
  ];
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${folder}package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** Slugs begin with a letter or digit, and the book’s own files are none. */
function fileOf({ slug }: EditionStory): string {
  return `story-${slug}.xhtml`;
}

interface Page extends Pick<Item, 'id' | 'href'> {
  readonly title: string;
  /** The site’s, if it is not given. */
  readonly lang?: string;
  /** HTML of our own making. */
  readonly body: string;
}

function page(edition: Edition, { id, href, title, lang = edition.lang, body }: Page): Item {
  const html = `<html${languageOf(lang)} xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head>
<meta charset="utf-8">
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css">
</head>
<body>
${withTypes(body)}
</body>
</html>
`;
  return {
    id,
    href,
    type: 'application/xhtml+xml',
    content: `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${toXhtml(html)}`,
  };
}

/** What books call footnotes, so that they can show one without turning the page. https://www.w3.org/TR/epub-ssv-11/#notes */
function withTypes(html: string): string {
  return html
    .replace(/ role="doc-noteref"/g, '$& epub:type="noteref"')
    .replace(/ role="doc-endnotes"/g, '$& epub:type="footnotes"')
    .replace(/<li id="user-content-fn-/g, '<li epub:type="footnote" id="user-content-fn-');
}

function coverHtml({ name, date }: Edition): string {
  return `<section class="cover" epub:type="cover"><img src="cover.png" alt="${escapeXml(`${name}, ${date}`)}"></section>`;
}

function navHtml({ sections, lang }: Edition): string {
  const lists = sections.map(
    ({ heading, stories }) =>
      `<li><span>${escapeXml(heading)}</span>\n<ol>${stories
        .map(
          (item) =>
            `<li><a href="${fileOf(item)}"${otherLanguage(item, lang)}>${escapeXml(item.story.headline)}</a></li>`,
        )
        .join('\n')}</ol></li>`,
  );
  const [first] = sections.flatMap(({ stories }) => stories);
  return `<nav epub:type="toc" id="toc" role="doc-toc">
<h1>Contents</h1>
<ol>${lists.join('\n')}
<li><a href="colophon.xhtml">About this edition</a></li></ol>
</nav>
<nav epub:type="landmarks" hidden>
<h2>Landmarks</h2>
<ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="toc" href="#toc">Contents</a></li>
${first ? `<li><a epub:type="bodymatter" href="${fileOf(first)}">Stories</a></li>` : ''}</ol>
</nav>`;
}

function printPackage(edition: Edition, items: readonly Item[]): string {
  const meta = (property: string, value: string) => `<meta property="${property}">${escapeXml(value)}</meta>`;
  const languages = [
    ...new Set([edition.lang, ...edition.sections.flatMap(({ stories }) => stories.map(({ story }) => story.lang))]),
  ];
  const pictures = items.some(({ type }) => type === 'image/jpeg');
  return `<?xml version="1.0" encoding="UTF-8"?>
<package version="3.0" xmlns="http://www.idpf.org/2007/opf" xml:lang="${escapeXml(edition.lang)}" dir="${textDirection(edition.lang)}" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escapeXml(edition.self.epub)}</dc:identifier>
${xmlElement('dc:title', `${edition.name}, ${edition.date}`)}
${languages.map((lang) => xmlElement('dc:language', lang)).join('\n')}
${xmlElement('dc:creator', edition.name)}
${xmlElement('dc:publisher', edition.name)}
${xmlElement('dc:date', edition.day)}
${xmlElement('dc:type', 'newspaper')}
${xmlElement('dc:source', edition.page)}
${xmlElement('dc:description', `${countStories(edition.stories)} of ${edition.date}.`)}
${edition.rights.map((line) => xmlElement('dc:rights', line)).join('\n')}
${meta('dcterms:modified', utcSecond(edition.modified.epoch))}
<meta property="belongs-to-collection" id="paper">${escapeXml(edition.name)}</meta>
<meta refines="#paper" property="collection-type">series</meta>
${meta('schema:accessMode', 'textual')}
${pictures ? `${meta('schema:accessMode', 'visual')}\n` : ''}${meta('schema:accessModeSufficient', 'textual')}
${['alternativeText', 'displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents']
  .map((feature) => meta('schema:accessibilityFeature', feature))
  .join('\n')}
${meta('schema:accessibilityHazard', 'none')}
${meta('schema:accessibilitySummary', 'Text with headings and a table of contents. Pictures are described; charts are given as tables.')}
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
${items
  .map(
    ({ id, href, type, properties }) =>
      `<item id="${id}" href="${href}" media-type="${type}"${properties === undefined ? '' : ` properties="${properties}"`}/>`,
  )
  .join('\n')}
</manifest>
<spine page-progression-direction="${textDirection(edition.lang)}">
${items
  .filter(({ type }) => type === 'application/xhtml+xml')
  .map(({ id }) => `<itemref idref="${id}"/>`)
  .join('\n')}
</spine>
</package>
`;
}

/** `2024-10-22T15:04:00Z`, as the format wants it. https://www.w3.org/TR/epub-33/#sec-metadata-last-modified */
function utcSecond(epoch: number): string {
  return new Date(epoch).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
