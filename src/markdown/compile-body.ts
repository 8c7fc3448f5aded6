import type { Nodes, Root, RootContent } from 'hast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from './visit.ts';
import { VFile } from 'vfile';
import { emptyOutline, outlineOf, type Outline } from './outline.ts';
import { rehypePlugins, remarkPlugins } from './plugins.ts';
import { isBeside } from '../domain/picture.ts';
import { explainError, nestedTooDeeply } from './explain-error.ts';
import { decodePath, rehypeLocalImages } from './rehype-local-images.ts';
import { remarkComponents } from './remark-components.ts';
import { remarkQuickParse } from './quick-parse.ts';
import { rehypeQuickPrint } from './quick-print.ts';
import { hiddenTextHandlers, remarkHiddenText } from './remark-hidden-text.ts';
import { remarkKnownNames } from './remark-known-names.ts';
import { relatedElement } from './remark-related.ts';
import { countWords, openingOf, plainText } from './plain-text.ts';

/** A text made into HTML, with what is worth knowing about it. */
export interface CompiledBody {
  /** Empty for MDX, which Astro renders, and if nobody wants it. */
  readonly html: string;
  readonly words: number;
  readonly opening: string;
  /** Whether `::related` says where the related box stands. */
  readonly placesRelated: boolean;
  /** Whether a reader would see nothing: no words, no picture. */
  readonly isEmpty: boolean;
  /** Pictures beside the article, as written, with the line of the body that names them (counted from 1). */
  readonly images: readonly { readonly src: string; readonly line: number }[];
  /** Files offered for download, likewise. */
  readonly downloads: readonly { readonly src: string; readonly line: number }[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** Lines are those of the body. */
  readonly outline: Outline;
  /** Ids in the HTML: what links can lead to. */
  readonly anchors: readonly string[];
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkQuickParse)
  .use(remarkPlugins)
  .use(remarkHiddenText)
  .use(remarkRehype, { handlers: hiddenTextHandlers })
  .use(rehypePlugins)
  .use(rehypeLocalImages)
  .use(rehypeQuickPrint)
  .freeze();

const mdxNodes = [
  'mdxFlowExpression',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
  'mdxTextExpression',
  'mdxjsEsm',
] as const;

const mdx = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkComponents)
  .use(remarkPlugins)
  .use(remarkKnownNames)
  .use(remarkRehype, { passThrough: [...mdxNodes] })
  .use(rehypePlugins)
  .freeze();

/**
 * Compiles the body of one file. What must not reach a page is told in `problems`; nothing is thrown for bad input.
 *
 * @param text the body without front matter
 * @param purpose whoever wants to know what is in a text, and not to print it, has the answer sooner
 */
export function compileBody(text: string, format: 'md' | 'mdx', purpose: 'page' | 'facts' = 'page'): CompiledBody {
  const deep = tooDeep.exec(text);
  if (deep) {
    const line = text.slice(0, deep.index).split('\n').length;
    return { ...nothing, problems: [{ line, message: nestedTooDeeply }] };
  }
  try {
    return compile(text, format, purpose);
  } catch (error) {
    return { ...nothing, problems: [explainError(error, text)] };
  }
}

function compile(text: string, format: 'md' | 'mdx', purpose: 'page' | 'facts'): CompiledBody {
  const file = new VFile(text);
  const pipeline = format === 'md' ? markdown : mdx;
  const tree: Root = pipeline.runSync(pipeline.parse(file), file);
  const images: { src: string; line: number }[] = [];
  const downloads: { src: string; line: number }[] = [];
  const anchors: string[] = [];
  const headings: Outline['headings'][number][] = [];
  let placesRelated = false;
  visit(tree, 'element', (node) => {
    const address = node.properties['dataLocalImage'] ?? node.properties['src'];
    if (node.tagName === 'img' && typeof address === 'string') {
      const src = decodePath(address);
      // Pictures from elsewhere have been refused already.
      if (isBeside(src)) images.push({ src, line: node.position?.start.line ?? 1 });
    }
    const file = node.tagName === 'a' ? node.properties['dataLocalFile'] : undefined;
    if (typeof file === 'string' && isBeside(file)) {
      downloads.push({ src: file, line: node.position?.start.line ?? 1 });
    }
    if (node.tagName === relatedElement) placesRelated = true;
    if (typeof node.properties['id'] === 'string') anchors.push(node.properties['id']);
    const depth = /^h([2-6])$/.exec(node.tagName)?.[1];
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (depth !== undefined) headings.push({ line, column, depth: Number(depth), text: plainText(node).trim() });
  });
  return {
    // Printing has no complaints, save that it may not follow where a text is nested beyond measure.
    html: format === 'md' && (purpose === 'page' || isDeep(tree, 100)) ? markdown.stringify(tree) : '',
    words: countWords(tree),
    opening: openingOf(tree),
    placesRelated,
    isEmpty: !tree.children.some(isVisible),
    images,
    downloads,
    problems: file.messages.map(({ line, reason }) => ({ line: line ?? 1, message: reason })),
    // Titles of elements are headings as well.
    outline: { ...outlineOf(file), headings },
    anchors,
  };
}

/** The tree of a sound `.md` text, with the places of its parts in the source. */
export function compiledTree(text: string): Root {
  const file = new VFile(text);
  return markdown.runSync(markdown.parse(file), file);
}

/** A hundred quotations and lists in each other on one line: nobody writes that, and it takes minutes to compile. */
export const tooDeep = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){100}/m;

const nothing: CompiledBody = {
  html: '',
  words: 0,
  opening: '',
  placesRelated: false,
  isEmpty: false,
  images: [],
  downloads: [],
  problems: [],
  outline: emptyOutline,
  anchors: [],
};

function isDeep(node: Nodes, levels: number): boolean {
  return 'children' in node && (levels === 0 || node.children.some((child) => isDeep(child, levels - 1)));
}

function isVisible(node: RootContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  // A program in MDX that prints nothing, a comment, the place of the related box.
  const isInvisible = node.type === 'mdxjsEsm' || node.type === 'comment' || node.type === 'doctype';
  return !isInvisible && !(node.type === 'element' && node.tagName === relatedElement);
}
