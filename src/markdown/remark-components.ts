import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-directive';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from './visit.ts';
import type { VFile } from 'vfile';
import { elementKinds } from './remark-elements.ts';

/** `Factbox` → `factbox` */
const directiveNames: ReadonlyMap<string, { readonly name: string; readonly form: 'leaf' | 'container' }> = new Map(
  [...elementKinds.values(), { name: 'related', form: 'leaf' } as const].map(({ name, form }) => [
    componentName(name),
    { name, form },
  ]),
);

/**
 * In MDX the elements of a story may be written as components, `<Factbox title="What is known">…</Factbox>`, without an
 * import. They are the same elements as the directives and become these.
 */
export function remarkComponents() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, position, parent) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
      const directive = directiveNames.get(node.name ?? '');
      if (!directive || !parent || position === undefined) return undefined;
      if (node.type === 'mdxJsxTextElement') {
        file.message(
          `<${node.name}> stands within a line. Give it lines of its own, with an empty line before and after.`,
          node,
        );
      }
      if (directive.form === 'leaf' && node.children.some((child) => !isBlank(child))) {
        file.message(`<${node.name}> has no text of its own. Put the text below it, and end the tag with />`, node);
      }
      const { title, ...attributes } = readAttributes(node, file);
      const label: Paragraph[] =
        title === undefined
          ? []
          : [{ type: 'paragraph', data: { directiveLabel: true }, children: [{ type: 'text', value: title }] }];
      const made: RootContent =
        directive.form === 'leaf'
          ? {
              type: 'leafDirective',
              name: directive.name,
              attributes,
              children: label.flatMap((line) => line.children),
            }
          : {
              type: 'containerDirective',
              name: directive.name,
              attributes,
              children: [...label, ...(node as MdxJsxFlowElement).children],
            };
      if (node.position) made.position = node.position;
      (parent.children as (RootContent | PhrasingContent)[])[position] = made;
      // What stands in it may be an element, too.
      return position;
    });
  };
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** `key-points` → `KeyPoints` */
export function componentName(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function readAttributes(
  { name, attributes }: MdxJsxFlowElement | MdxJsxTextElement,
  file: VFile,
): Record<string, string> {
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
        return [[attribute.name, attribute.value]];
      }
      const what = attribute.type === 'mdxJsxAttribute' ? attribute.name : 'title';
      file.message(`<${name}> takes texts only. Write ${what}="…"`, attribute);
      return [];
    }),
  );
}
