import { rehypeHeadingIds } from './rehype-heading-ids.ts';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import { rehypeAccessible } from './rehype-accessible.ts';
import { rehypeNamedSections } from './rehype-named-sections.ts';
import { rehypeOwnIds } from './rehype-own-ids.ts';
import { remarkCaptions } from './remark-captions.ts';
import { remarkOutline } from './outline.ts';
import { remarkElements } from './remark-elements.ts';
import { remarkRefuse } from './remark-refuse.ts';
import { remarkRelated } from './remark-related.ts';
import { remarkSmartPunctuation } from './remark-smart-punctuation.ts';

/** What happens to the text of every article, in `.md` and `.mdx` alike, before it becomes HTML. */
export const remarkPlugins: PluggableList = [
  // A single tilde stands for “about” far more often than for deleted text.
  [remarkGfm, { singleTilde: false }],
  remarkDirective,
  remarkOutline,
  remarkElements,
  remarkCaptions,
  remarkRelated,
  remarkRefuse,
  remarkSmartPunctuation,
];

/** … and after. */
export const rehypePlugins: PluggableList = [rehypeHeadingIds, rehypeOwnIds, rehypeNamedSections, rehypeAccessible];
