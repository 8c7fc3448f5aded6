import type { Nodes as HtmlNodes } from 'hast';
import type { Image, Link, Nodes, Root } from 'mdast';
import type {} from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from './visit.ts';
import { compiledTree } from './compile-body.ts';
import {
  absoluteAddress,
  escapeMarkdown,
  linkTarget,
  printMarkdown,
  treeToMarkdown,
  type TextPlaces,
} from './html-to-markdown.ts';
import { remarkQuickParse } from './quick-parse.ts';
import { decodePath } from './rehype-local-images.ts';
import { elementKinds } from './remark-elements.ts';

const parser = unified().use(remarkParse).use(remarkDirective).use(remarkQuickParse).freeze();
const parserOfTables = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(remarkQuickParse)
  .freeze();

/** Without tables and footnotes nothing that is looked for here depends on GFM, which takes more time than all the rest. */
function parse(text: string): Root {
  return (/\||\[\^/.test(text) ? parserOfTables : parser).parse(text);
}

/** Elements, pictures, comments, addresses without a scheme, code that may have no end: a text without them stays as it is. */
const mayNeedRewriting =
  /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*:{2,}|!\[|<!--|\]\((?!https?:|mailto:)|^[ \t>]*\[(?!\^)[^\]\n]+\]:|^[ \t>]*(?:```|~~~)/m;
/** How a paragraph of words begins, if it is no table and no heading that is underlined. */
const beginsWithWords = /^(?!\d+[.)])[\p{L}\p{N}“‘"'(][^\n]*(?:\n(?![-=:| \t]*[-=][-=:| \t]*(?:\n|$))|$)/u;

/** Where the things are that a source text names. */
export interface SourcePlaces extends Omit<TextPlaces, 'picture'> {
  /** The address of a picture beside the article. */
  readonly findPicture: (name: string) => Promise<string>;
}

/**
 * The text of a `.md` file as Markdown that means the same elsewhere. The editor’s own words stay as they were typed, byte
 * for byte; the elements of a story take their plain form, addresses become absolute, comments are taken out, the dateline
 * comes before the first sentence.
 *
 * @param text the body without front matter; sound, as far as `compileBody` can tell
 */
export async function plainMarkdown(
  text: string,
  { findPicture, ...places }: SourcePlaces,
  dateline?: string,
): Promise<string> {
  const body = text.trim();
  const rewrites = mayNeedRewriting.test(body);
  if (!rewrites && (dateline === undefined || beginsWithWords.test(body))) {
    return withRelatedBehind(`${datelineSign(dateline)}${body}`, places.related);
  }
  const tree = parse(body);
  const pictures = new Map<string, string>();
  for (const name of picturesIn(tree)) pictures.set(name, await findPicture(name));
  const known: TextPlaces = { ...places, picture: (name) => pictures.get(name) ?? name };
  const edits = [...findEdits(tree, body, known), ...placeDateline(tree, dateline)];
  const placesRelated = edits.some(({ isRelated }) => isRelated);
  return withRelatedBehind(
    `${applyEdits(body, edits).trim()}${missingFence(tree, body)}`,
    placesRelated ? '' : places.related,
  );
}

/** Names as the article’s folder has them. */
function picturesIn(tree: Root): ReadonlySet<string> {
  const names = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'image') names.add(decodePath(node.url));
    const src = node.type === 'containerDirective' && node.name === 'figure' ? node.attributes?.['src'] : undefined;
    if (src) names.add(src);
  });
  return names;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isRelated?: boolean;
}

function datelineSign(dateline: string | undefined): string {
  return dateline === undefined ? '' : `**${escapeMarkdown(dateline)}** — `;
}

function withRelatedBehind(text: string, related: string): string {
  return [text, related].filter((part) => part !== '').join('\n\n');
}

function placeDateline(tree: Root, dateline: string | undefined): readonly Edit[] {
  if (dateline === undefined) return [];
  const first = tree.children.find((node) => node.type === 'paragraph' && node.children[0]?.type !== 'image');
  const start = first?.position?.start.offset;
  const sign = datelineSign(dateline);
  return [
    start === undefined
      ? { start: 0, end: 0, text: `${sign.replace(/ — $/, '')}\n\n` }
      : { start, end: start, text: sign },
  ];
}

function findEdits(tree: Root, body: string, places: TextPlaces): readonly Edit[] {
  const edits: Edit[] = [];
  let compiled: HtmlNodes | undefined;
  visit(tree, (node, _, parent) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    switch (node.type) {
      case 'leafDirective':
      case 'containerDirective': {
        const isRelated = node.type === 'leafDirective' && node.name === 'related';
        if (!isRelated && !elementKinds.has(node.name)) return undefined;
        const plain = isRelated ? places.related : plainForm((compiled ??= compiledTree(body)), node, places);
        edits.push({ start, end, text: inFrame(plain, body, start), isRelated });
        return SKIP;
      }
      case 'html':
        edits.push({ start, end: parent?.type === 'root' ? endOfBlank(body, end) : end, text: '' });
        return undefined;
      case 'image': {
        const url = absoluteAddress(places.picture(decodePath(node.url)), places.base);
        const image: Image = { ...node, url };
        edits.push({ start, end, text: printMarkdown([{ type: 'paragraph', children: [image] }]) });
        return undefined;
      }
      case 'link': {
        const url = absoluteAddress(node.url, places.base);
        const from = node.children.at(-1)?.position?.end.offset ?? start + 1;
        if (!isRelative(node.url) || body.charAt(from) !== ']') return undefined;
        edits.push({ start: from, end, text: `](${printTarget(url, node.title)})` });
        return undefined;
      }
      case 'definition': {
        const [label = ''] = /^\[(?:\\.|[^\]\\])*\]:/s.exec(body.slice(start, end)) ?? [];
        if (!isRelative(node.url) || label === '') return undefined;
        edits.push({
          start,
          end,
          text: `${label} ${printTarget(absoluteAddress(node.url, places.base), node.title)}`,
        });
        return undefined;
      }
      default:
        return undefined;
    }
  });
  return edits;
}

function isRelative(address: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(address);
}

/** An address and a title as they stand in the parentheses of a link. */
function printTarget(url: string, title: Link['title']): string {
  const address = URL.canParse(url) ? linkTarget(url) : url;
  return title ? `${address} "${title.replace(/[\\"]/g, '\\$&')}"` : address;
}

/** What the pages show of an element, as Markdown. */
function plainForm(compiled: HtmlNodes, directive: Nodes, places: TextPlaces): string {
  let plain = '';
  visit(compiled, 'element', (node) => {
    const isSame =
      node.position?.start.offset === directive.position?.start.offset &&
      node.position?.end.offset === directive.position?.end.offset;
    if (!isSame) return undefined;
    plain = treeToMarkdown(node, places);
    return false;
  });
  return plain;
}

/** In a quotation or a list each line begins as the first one does. */
function inFrame(text: string, body: string, start: number): string {
  const before = body.slice(body.lastIndexOf('\n', start - 1) + 1, start);
  return text.replaceAll('\n', `\n${before.replace(/[^>\s]/g, ' ')}`);
}

function endOfBlank(body: string, end: number): number {
  return end + (/^\s*\n/.exec(body.slice(end))?.[0].length ?? 0);
}

function applyEdits(body: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from) continue;
    result += body.slice(from, start) + text;
    from = end;
  }
  return result + body.slice(from);
}

/** Code to which its editor gave no end would swallow what comes after the text. */
function missingFence(tree: Root, body: string): string {
  const last = tree.children.at(-1);
  if (last?.type !== 'code') return '';
  const code = body.slice(last.position?.start.offset, last.position?.end.offset);
  const fence = /^[ \t]*(`{3,}|~{3,})/.exec(code)?.[1];
  if (fence === undefined || new RegExp(`\\n[ \\t]*${fence}+[ \\t]*$`).test(code)) return '';
  return `\n${fence}`;
}
