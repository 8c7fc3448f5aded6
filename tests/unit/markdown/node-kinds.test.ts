import fc from 'fast-check';
import rehypeStringify from 'rehype-stringify';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { remarkOutline } from '../../../src/markdown/outline.ts';
import { rehypePlugins, remarkPlugins } from '../../../src/markdown/plugins.ts';
import { remarkComponents } from '../../../src/markdown/remark-components.ts';
import { rehypeLocalImages } from '../../../src/markdown/rehype-local-images.ts';

const outline = remarkPlugins.indexOf(remarkOutline) + 1;
/** All that happens to a text, with plugins that know nothing of its kinds of nodes. */
const unknowing = unified()
  .use(remarkParse)
  .use(remarkPlugins.slice(0, outline))
  .use(() => (_, file) => {
    delete file.data['kinds'];
  })
  .use(remarkPlugins.slice(outline))
  .use(remarkRehype)
  .use(rehypePlugins)
  .use(rehypeLocalImages)
  .use(rehypeStringify)
  .freeze();

const blocks = [
  'A plain paragraph.',
  '## Main',
  '## Related',
  '# A headline',
  '- one\n- two',
  '- [ ] to do\n- [x] done',
  '| a | b |\n| - | -: |\n| 1 | 2 |',
  '| a |\n| - |\n| 1 | 2 |',
  'With a footnote.[^1]',
  '[^1]: The footnote.\n\n    - [ ] in it',
  '[link][reference] and [more](/a/)',
  '[reference]: https://example.org/',
  '![picture][reference]',
  '![What it shows](a.jpg)',
  '![What it shows](a.jpg "The caption")',
  '![](https://example.org/a.jpg)',
  '> A quotation\n>\n> ::related',
  '::related',
  ': related',
  '::Related',
  '::: factbox\nNot read.\n:::',
  ':::factbox[What is known]\n- ![What](b.jpg)\n\n## Related\n:::',
  '::: factbx\nMisspelled\n:::',
  'At 10:30, 3:1 and a:b it was "so" -- or ...',
  '<b>raw</b> <!-- a comment -->',
  '[evil](javascript:a)',
  '`code` and **bold** *text*',
  '\\::factbox',
  '&#58;&#58;factbox',
  ':\\::timeline[How it came]',
];

it('a plugin that looks only where there may be something for it does what it would do anywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...blocks), { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.join('\n\n');
      const file = new VFile(text);
      const html = unknowing.processSync(file).toString();
      const problems = file.messages.map(({ line, reason }) => ({ line: line ?? 1, message: reason }));
      expect(compileBody(text, 'md')).toMatchObject({ html, problems });
    }),
    { numRuns: 1500 },
  );
});

/** What the plugins make of a `.mdx` text, and what they say. */
function mdxTree(text: string, isUnknowing: boolean): unknown {
  const file = new VFile(text);
  const forget =
    () =>
    (_: unknown, { data }: VFile) => {
      if (isUnknowing) delete data['kinds'];
    };
  const pipeline = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use([remarkComponents, ...remarkPlugins.slice(0, outline), forget, ...remarkPlugins.slice(outline)]);
  const tree = pipeline.runSync(pipeline.parse(file), file);
  return [tree, file.messages.map(String)];
}

const mdxBlocks = [
  '<Factbox title="What is known">\n- ![What](b.jpg)\n\n## Related\n</Factbox>',
  '<Related />',
  'At 10:30 {1 + 1}',
  '<table><tr><td>a</td></tr></table>',
  'export const a = 1',
];

it('does so in MDX, too', () => {
  const block = fc.constantFrom(...mdxBlocks, ...blocks.filter((text) => !/<|\{/.test(text)));
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.join('\n\n');
      expect(mdxTree(text, false)).toEqual(mdxTree(text, true));
    }),
    { numRuns: 500 },
  );
});
