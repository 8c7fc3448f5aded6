import type { ElementContent, Properties } from 'hast';
import type { BlockContent, DefinitionContent, Heading, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-to-hast';

/** What stands in an element. */
export type Block = BlockContent | DefinitionContent;

/** One element of a story as its editor wrote it, `:::factbox[Title]{name="value"}` or `<Factbox title="Title" …>`. */
export interface WrittenElement {
  /** The words in the brackets. */
  readonly title?: readonly PhrasingContent[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Block[];
  /** Reports what is wrong, and what to type. */
  readonly report: (message: string, at?: Nodes) => void;
}

/** One kind of element. */
export interface ElementKind {
  /** As typed: `factbox`; as a component the same in capitals, `Factbox`. */
  readonly name: string;
  /** Whether it has a text between its first and its last line. */
  readonly form: 'leaf' | 'container';
  readonly title: 'required' | 'optional' | 'none';
  /** Whether a container may have nothing between its first and its last line. */
  readonly mayBeEmpty?: boolean;
  readonly attributes: Readonly<Record<string, 'required' | 'optional'>>;
  /** One sentence for editors on what it is for. */
  readonly help: string;
  /** The whole element, as an editor would type it. */
  readonly example: string;
  readonly build: (written: WrittenElement) => BuiltElement;
}

/** The HTML element that comes of it. */
export interface BuiltElement {
  readonly tag: string;
  readonly properties?: Properties;
  readonly children: readonly RootContent[];
}

/** The heading of an element; headings have ids, so it can be linked to. */
export function headingOf(title: readonly PhrasingContent[]): Heading {
  return { type: 'heading', depth: 2, children: [...title] };
}

/** An HTML element around blocks for which Markdown has no sign. */
export function frame(tag: string, properties: Properties, children: readonly Nodes[]): Block {
  return {
    type: 'blockquote',
    children: children as BlockContent[],
    data: { hName: tag, hProperties: properties },
  };
}

/** An HTML element around words. */
export function line(tag: string, properties: Properties, children: readonly Nodes[]): Paragraph {
  return {
    type: 'paragraph',
    children: children as PhrasingContent[],
    data: { hName: tag, hProperties: properties },
  };
}

/** A finished piece of HTML in the tree of the text. */
export function finished(node: Extract<ElementContent, { type: 'element' }>): Paragraph {
  return {
    type: 'paragraph',
    children: [],
    data: { hName: node.tagName, hProperties: node.properties, hChildren: node.children },
  };
}

export function words(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** The text of a piece of Markdown without its signs. */
export function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
