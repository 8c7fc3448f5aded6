import type { VersionView } from '../domain/version-view.ts';
import { compileBody } from '../markdown/compile-body.ts';
import { unescapeAttribute, escapeAttribute } from '../markdown/escape-attribute.ts';
import { portableHtml } from '../markdown/portable-html.ts';
import { readableText } from '../markdown/readable-text.ts';
import { splitAtRelated } from '../markdown/split-body.ts';
import { articleSchema } from '../schemas/article.ts';
import { soundFields } from '../schemas/check-fields.ts';
import { parseFrontMatter } from '../schemas/front-matter.ts';
import { withoutUndefined } from '../schemas/without-undefined.ts';
import type { TextBase } from '../urls.ts';

/** Whom and what ids stand for today; an id that nobody has any more stands for itself. */
export interface Names {
  readonly person: (id: string) => string;
  readonly topic: (id: string) => string;
}

/** A version taken out of its file. */
export interface ReadVersion {
  readonly view: VersionView;
  /** When the story was published and updated, as the version said. */
  readonly stamps: { readonly published?: string; readonly updated?: string };
  /** The text, with descriptions where its pictures were. */
  readonly html: string;
}

/**
 * @param text of the version’s file, as `toVersionFile` makes it
 * @param format of the source file
 * @param base where the story is, which links without an address are relative to
 */
export function readVersion(text: string, format: 'md' | 'mdx', base: TextBase, names: Names): ReadVersion {
  const { fields, body = '' } = parseFrontMatter('', text);
  const sound = withoutUndefined(soundFields(articleSchema(undefined), fields?.data ?? {}));
  const { status = 'published', headline = '', notes = [], image, label, dek, dateline } = sound;
  const { published, updated, authors = [], editors = [], translators = [], contributors = [] } = sound;
  const compiled = compileBody(format === 'mdx' ? withoutPrograms(body) : body, 'md');
  const { before, after } = splitAtRelated(compiled.html);
  const html = `${before}${after}`;
  const portable = portableHtml(html, base);
  return {
    html: describePictures(html),
    stamps: { ...(published && { published: published.text }), ...(updated && { updated: updated.text }) },
    view: {
      status,
      headline,
      ...(dek !== undefined && { dek }),
      ...(dateline !== undefined && { dateline }),
      ...(label && { label }),
      authors: authors.map(names.person),
      editors: editors.map(names.person),
      translators: translators.map(names.person),
      contributors: contributors.map(names.person),
      topics: (sound.topics ?? []).map(names.topic),
      related: sound.related ?? [],
      notes: notes.map((note) => note),
      pictures: [
        ...(image ? [{ file: image.src, alt: image.alt ?? '' }] : []),
        ...compiled.outline.images.map(({ src, alt }) => ({ file: src, alt })),
      ],
      ...(image?.caption !== undefined && { caption: image.caption }),
      ...(image?.credit !== undefined && { credit: image.credit }),
      paragraphs: readableText(portable)
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph !== ''),
      links: [...portable.matchAll(link)].map(([, href = '', words = '']) => ({
        href: unescapeAttribute(href),
        words: readableText(words),
      })),
    },
  };
}

const link = /<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;

/** Names of components, and what a program prints, are not known outside a build of the time; the words between them are. */
function withoutPrograms(body: string): string {
  return body
    .replace(/^(?:import|export)\s.*(?:\n(?!\n).*)*$/gm, '')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/\{[^{}]*\}/g, '');
}

// A description may have the sign that ends a tag.
const picture = /<img data-local-image="([^"]*)"((?:[^">]|"[^"]*")*)>/g;

/** The picture itself may be gone, or must not be shown any more. */
function describePictures(html: string): string {
  return html.replace(picture, (_, file: string, rest: string) => {
    const alt = (/\salt="([^"]*)"/.exec(rest)?.[1] ?? '').replaceAll('<', '&lt;');
    return `<span class="picture">Picture: ${alt === '' ? escapeAttribute(unescapeAttribute(file)) : alt}</span>`;
  });
}
