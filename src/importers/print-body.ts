import type { Element, ElementContent } from 'hast';
import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { directiveToMarkdown, type ContainerDirective, type LeafDirective } from 'mdast-util-directive';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified, type Processor } from 'unified';
import type { ReadBody } from './read-body.ts';
import { settleMarkdown } from './settle-markdown.ts';

export interface PrintedBody {
  readonly markdown: string;
  readonly notices: readonly string[];
}

/**
 * Prints an old story’s text as the Markdown that articles here are written in.
 *
 * - A picture that lies beside the article is shown. Any other becomes a link to its old address.
 * - A picture without a description is described by its caption, or as a picture: the build demands some words, and editors
 *   are told to find better ones.
 *
 * @param placed the names of pictures beside the article, by their web addresses
 */
export function printBody({ tree }: ReadBody, placed: ReadonlyMap<string, string>): PrintedBody {
  const notices = new Set<string>();
  const pictures: Pictures = { placed, notices };
  const root = toMdast(tree, { document: true, handlers: handlersFor(pictures) }) as Root;
  settleMarkdown(root, { settlePicture: (url, alt, inLink) => settlePicture(url, alt, '', inLink, pictures) });
  // A no-break space at the end is text: without it `-` would be the sign of a list.
  return { markdown: printer.stringify(root).replace(/^\n+|\n+$/g, ''), notices: [...notices] };
}

const printer = unified()
  .use(remarkGfm, { singleTilde: false })
  .use(elementsToMarkdown)
  .use(remarkStringify, { bullet: '-', listItemIndent: 'one', rule: '-', resourceLink: false })
  .freeze();

/**
 * Prints the elements of a story. The library would put a backslash before every colon that a letter or digit follows
 * (`10\:30`); here those that are none of our elements stay text, so only what could take in words after it needs one.
 */
function elementsToMarkdown(this: Processor): void {
  const data = this.data() as { toMarkdownExtensions?: unknown[] };
  const extension = directiveToMarkdown();
  const { leafDirective, containerDirective } = extension.handlers ?? {};
  (data.toMarkdownExtensions ??= []).push({
    ...extension,
    handlers: {
      ...extension.handlers,
      leafDirective: asPhrasing(leafDirective),
      containerDirective: asPhrasing(containerDirective),
    },
    unsafe: [
      { character: ':', before: '[^:]', after: '[^\\s:[\\]{}]+[[{]', unicode: true, inConstruct: ['phrasing'] },
      { atBreak: true, character: ':', before: ':+' },
      { character: '\r', inConstruct: ['leafDirectiveLabel', 'containerDirectiveLabel'] },
      { character: '\n', inConstruct: ['leafDirectiveLabel', 'containerDirectiveLabel'] },
    ],
  });
}

type Printer = NonNullable<NonNullable<ReturnType<typeof directiveToMarkdown>['handlers']>['text']>;

/** Titles of elements are words as those of a paragraph are: the library leaves `*` and `<` in them as they stand. */
function asPhrasing(print: Printer | null | undefined): Printer | undefined {
  if (!print) return undefined;
  const printAsPhrasing: Printer = (node, parent, state, info) => {
    const exit = state.enter('phrasing');
    const printed = print(node, parent, state, info);
    exit();
    return printed;
  };
  return Object.assign(printAsPhrasing, print);
}

interface Pictures {
  readonly placed: ReadonlyMap<string, string>;
  readonly notices: Set<string>;
}

/** What is printed for a picture: itself where it lies beside the article, else a link to it, in a link its words. */
function settlePicture(
  url: string,
  alt: string,
  caption: string,
  inLink: boolean,
  { placed, notices }: Pictures,
): PhrasingContent {
  const name = placed.get(url);
  if (name === undefined) {
    const instead = inLink ? 'its description' : 'a link to it';
    notices.add(`the picture ${url} is not here; ${instead} stands in its place`);
    const words: PhrasingContent = { type: 'text', value: alt || 'Picture' };
    return inLink ? words : { type: 'link', url, children: [words] };
  }
  if (alt === '') notices.add(`the picture ${name} needs a description`);
  return { type: 'image', url: name, alt: alt || caption || 'Picture without a description' };
}

function handlersFor(pictures: Pictures): Record<string, Handle> {
  return {
    'x-figure': (state, node) => figure(state, node, pictures),
    'x-card': (_, node) => {
      const card: LeafDirective = {
        type: 'leafDirective',
        name: 'link-card',
        attributes: attributesOf(node, ['url', 'source']),
        children: linkWords(node).map((value) => ({ type: 'text', value })),
      };
      return card;
    },
    'x-quote': (state, node) => {
      const children = state.toFlow(state.all(node)) as ContainerDirective['children'];
      const quote: ContainerDirective = {
        type: 'containerDirective',
        name: 'pull-quote',
        attributes: attributesOf(node, ['speaker']),
        children,
      };
      return children.length === 0 ? undefined : quote;
    },
    'x-table': table,
    // Markdown has no sign for these; what is in them stays.
    u: (state, node) => state.all(node),
    mark: (state, node) => state.all(node),
    q: (state, node) => [text('“'), ...(state.all(node) as Nodes[]), text('”')],
    wbr: () => undefined,
  };
}

/** Captions are one paragraph or several; a figure without a caption is a plain picture. */
function figure(state: State, node: Element, pictures: Pictures): Nodes[] {
  const [image, caption] = node.children as Element[];
  const url = propertyOf(image, 'src');
  const alt = propertyOf(image, 'alt');
  const words = caption ? (state.toFlow(state.all(caption)) as RootContent[]) : [];
  const plain = words.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
  const settled = settlePicture(url, alt, plain, false, pictures);
  const isEmpty = plain === '';
  if (settled.type !== 'image') {
    return [{ type: 'paragraph', children: [settled] }, ...(isEmpty ? [] : words)] as Nodes[];
  }
  if (isEmpty) return [{ type: 'paragraph', children: [settled] }];
  const directive: ContainerDirective = {
    type: 'containerDirective',
    name: 'figure',
    attributes: { src: settled.url, alt: oneLine(settled.alt ?? '') },
    children: words as ContainerDirective['children'],
  };
  return [directive];
}

function table(state: State, node: Element): Nodes[] {
  const [caption, rows] = node.children as Element[];
  const inner = rows ? state.one(rows, node) : undefined;
  const title = caption ? (state.all(caption) as Nodes[]) : [];
  const found = Array.isArray(inner) ? inner[0] : inner;
  if (found?.type !== 'table') return [...title, ...(found ? [found] : [])];
  const label = { type: 'paragraph', data: { directiveLabel: true }, children: flatWords(title) } as const;
  return [{ type: 'containerDirective', name: 'table', attributes: {}, children: [label, found] } as unknown as Nodes];
}

/** The words of a title without links, in one line. */
function flatWords(nodes: readonly Nodes[]): PhrasingContent[] {
  return [text(oneLine(nodes.map(wordsOf).join(' ')))];
}

function attributesOf({ properties }: Element, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (properties[name] === undefined ? [] : [[name, oneLine(String(properties[name]))]])),
  );
}

function linkWords(node: Element): string[] {
  const wordsIn = (child: ElementContent): string =>
    child.type === 'text' ? child.value : child.type === 'element' ? child.children.map(wordsIn).join('') : '';
  return [oneLine(node.children.map(wordsIn).join(''))];
}

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

function propertyOf(node: Element | undefined, name: string): string {
  const value = node?.properties[name];
  return typeof value === 'string' ? value : '';
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function text(value: string): { readonly type: 'text'; value: string } {
  return { type: 'text', value };
}
