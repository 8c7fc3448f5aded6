import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { rehypePlugins, remarkPlugins } from './plugins.ts';
import { rehypeLocalImages } from './rehype-local-images.ts';
import { relatedElement } from './remark-related.ts';
import { countWords, openingOf } from './plain-text.ts';

/** A text made into HTML, with what is worth knowing about it. */
export interface CompiledBody {
  /** Empty for MDX, which Astro renders. */
  readonly html: string;
  readonly words: number;
  readonly opening: string;
  /** Whether `::related` says where the related box stands. */
  readonly placesRelated: boolean;
  /** Pictures beside the article, as written, with the line of the body that names them (counted from 1). */
  readonly images: readonly { readonly src: string; readonly line: number }[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkPlugins)
  .use(remarkRehype)
  .use(rehypePlugins)
  .use(rehypeLocalImages)
  .use(rehypeStringify)
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
  .use(remarkPlugins)
  .use(remarkRehype, { passThrough: [...mdxNodes] })
  .use(rehypePlugins)
  .freeze();

/**
 * Compiles the body of one file. What must not reach a page is told in `problems`; nothing is thrown for bad input.
 *
 * @param text the body without front matter
 */
export function compileBody(text: string, format: 'md' | 'mdx'): CompiledBody {
  const file = new VFile(text);
  const pipeline = format === 'md' ? markdown : mdx;
  let tree: Root;
  try {
    tree = pipeline.runSync(pipeline.parse(file), file);
  } catch (error) {
    return { ...nothing, problems: [{ line: lineOfError(error), message: mdxMessage(error) }] };
  }
  const images: { src: string; line: number }[] = [];
  let placesRelated = false;
  visit(tree, 'element', (node) => {
    const src = node.properties['dataLocalImage'] ?? node.properties['src'];
    // Pictures from elsewhere have been refused already.
    if (node.tagName === 'img' && typeof src === 'string' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(src)) {
      images.push({ src: decodeURI(src), line: node.position?.start.line ?? 1 });
    }
    if (node.tagName === relatedElement) placesRelated = true;
  });
  return {
    html: format === 'md' ? markdown.stringify(tree) : '',
    words: countWords(tree),
    opening: openingOf(tree),
    placesRelated,
    images,
    problems: file.messages.map(({ line, reason }) => ({ line: line ?? 1, message: reason })),
  };
}

const nothing: CompiledBody = { html: '', words: 0, opening: '', placesRelated: false, images: [], problems: [] };

function lineOfError(error: unknown): number {
  return typeof error === 'object' && error !== null && 'line' in error && typeof error.line === 'number'
    ? error.line
    : 1;
}

function mdxMessage(error: unknown): string {
  const reason = error instanceof Error && 'reason' in error ? String(error.reason) : String(error);
  return `this is not MDX (${reason.split('\n')[0]}). Write a backslash before { or < to print it as text.`;
}
