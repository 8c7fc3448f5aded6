import type { Nodes, Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type {} from 'mdast-util-directive';
import { mayHold, mayHoldElements } from './node-kinds.ts';
import { outlineOf } from './outline.ts';
import { SKIP, visit } from './visit.ts';
import type { VFile } from 'vfile';
import { findNearestName } from '../domain/nearest-name.ts';
import { captionedTable } from './elements/captioned-table.ts';
import { chart } from './elements/chart.ts';
import { download } from './elements/download.ts';
import { textOf, type Block, type ElementKind } from './elements/element.ts';
import { factbox } from './elements/factbox.ts';
import { figure } from './elements/figure.ts';
import { keyPoints } from './elements/key-points.ts';
import { linkCard } from './elements/link-card.ts';
import { pullQuote } from './elements/pull-quote.ts';
import { questions } from './elements/questions.ts';
import { timeline } from './elements/timeline.ts';

/** The elements that stories are told with, by name. */
export const elementKinds: ReadonlyMap<string, ElementKind> = new Map(
  [captionedTable, chart, download, factbox, figure, keyPoints, linkCard, pullQuote, questions, timeline].map(
    (kind) => [kind.name, kind],
  ),
);

type Directive = Extract<RootContent | PhrasingContent, { type: `${string}Directive` }>;
type ElementDirective = Exclude<Directive, { type: 'textDirective' }>;

/**
 * Builds the elements of a story. Every directive that is not ours goes back to the text it was typed as: wire copy is
 * full of `10:30` and `3:1`, which the directive syntax would swallow.
 */
export function remarkElements() {
  return (tree: Root, file: VFile): void => {
    if (mayHold(file, 'textDirective')) returnToText(tree, file);
    // Signs may be escaped where they were typed, and not where they are read.
    if (mayHold(file, 'textDirective') || outlineOf(file).texts.some(({ text }) => text.includes('::'))) {
      visit(tree, 'text', (node) => {
        for (const line of node.value.split('\n')) reportUnread(line, node, file);
      });
    }
    if (!mayHoldElements(file)) return;
    visit(tree, (node) => {
      if (node.type !== 'leafDirective' && node.type !== 'containerDirective') return;
      const kind = elementKinds.get(node.name);
      if (kind) buildElement(node, kind, file);
    });
  };
}

/** What is none of ours, before elements are built: they read the words in them. */
function returnToText(tree: Root, file: VFile): void {
  visit(tree, (node, position, parent) => {
    if (!parent || position === undefined || !('children' in parent)) return undefined;
    if (node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective') {
      if (node.type !== 'textDirective') {
        if (elementKinds.has(node.name)) return undefined;
        if (node.type === 'leafDirective' && node.name === 'related') return undefined;
        reportMisspelled(node, file);
      }
      (parent.children as RootContent[]).splice(position, 1, ...asTyped(node, String(file)));
      // What stood inside a directive may hold others.
      return [SKIP, position];
    }
    return undefined;
  });
}

/** A line that was meant to begin an element and, for a sign in it, begins none. */
function reportUnread(line: string, node: Text, file: VFile): void {
  const [, name = ''] = /^:{2,4} ?([a-z-]+)(?![a-z-])/.exec(line) ?? [];
  const kind = elementKinds.get(name);
  if (!kind) return;
  const reason = /[“”„«»]/.test(line)
    ? ' Its quotation marks must be straight ones (").'
    : /",/.test(line)
      ? ' There must be no commas between its parts.'
      : '';
  file.message(`${signOf(kind)} cannot be read here.${reason} ${remedyFor(kind)}`, node);
}

function buildElement(node: ElementDirective, kind: ElementKind, file: VFile): void {
  const [label, ...others] = node.children as readonly Nodes[];
  const isLabelled =
    node.type === 'leafDirective'
      ? textOf(node).trim() !== ''
      : isLabel(label) && label !== undefined && textOf(label).trim() !== '';
  const title = (
    node.type === 'leafDirective' ? node.children : isLabelled && label && 'children' in label ? label.children : []
  ) as PhrasingContent[];
  const blocks = (node.type === 'leafDirective' ? [] : isLabelled ? others : node.children) as Block[];
  const children = blocks.filter((block) => !isLabel(block) && !isComment(block));
  const attributes = Object.fromEntries(
    Object.entries(node.attributes ?? {}).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const report = (message: string, at: Nodes = node) => {
    file.message(message, at);
  };
  const faults = [...formFaults(node, kind, String(file)), ...attributeFaults(attributes, kind)];
  if (kind.title === 'required' && !isLabelled) faults.push(`${signOf(kind)} has no title.`);
  if (kind.title === 'none' && isLabelled) faults.push(`${signOf(kind)} takes no title in brackets.`);
  const hasCurlyMarks = Object.entries(attributes).some(
    ([name, value]) => /[“”„]/.test(name) || /^[“”„]|[“”„]$/.test(value),
  );
  if (hasCurlyMarks)
    faults.push(`${signOf(kind)} has curly quotation marks around a value; they must be straight (").`);
  if (
    kind.form === 'leaf' &&
    title.some(({ type }) => type === 'link' || type === 'linkReference' || type === 'footnoteReference')
  ) {
    faults.push(`${signOf(kind)} has a link or a footnote in its title, which is a link itself.`);
  }
  if (!kind.mayBeEmpty && node.type === 'containerDirective' && kind.form === 'container' && children.length === 0) {
    faults.push(`${signOf(kind)} is empty.`);
  }
  for (const fault of faults) report(`${fault} ${remedyFor(kind)}`);
  if (faults.length > 0) {
    node.children = [];
    return;
  }
  const built = kind.build({ ...(isLabelled && { title }), attributes, children, report });
  node.data = { hName: built.tag, hProperties: built.properties ?? {} };
  node.attributes = {};
  (node as { children: readonly RootContent[] }).children = built.children;
  // Problems with what was built are told at the element’s line.
  visit(node, (made) => {
    if (node.position) made.position ??= node.position;
  });
}

function remedyFor({ form, example }: ElementKind): string {
  const [first = ''] = example.split('\n');
  return form === 'leaf'
    ? `Write for example ${first}`
    : `Begin it for example with ${first} and end it with a line of three colons.`;
}

function isLabel(node: Nodes | undefined): boolean {
  return node?.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;
}

/** Editors’ comments are dropped, here as elsewhere. */
function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value.trim());
}

/** `:::factbox` */
function signOf({ form, name }: ElementKind): string {
  return `${form === 'leaf' ? '::' : ':::'}${name}`;
}

function formFaults(node: ElementDirective, kind: ElementKind, source: string): string[] {
  const form = node.type === 'leafDirective' ? 'leaf' : 'container';
  if (form === kind.form)
    return isUnclosed(node, source)
      ? [`${signOf(kind)} has no end: a line of as many colons. Around another element there are four.`]
      : [];
  return form === 'leaf'
    ? [`${kind.name} begins with three colons and ends with a line of three.`]
    : [`${kind.name} stands on one line and begins with two colons.`];
}

/** A frame that is never closed would swallow the rest of the text. */
function isUnclosed(node: ElementDirective, source: string): boolean {
  const typed = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const [opening] = /^:{3,}/.exec(typed) ?? [];
  const [, closing = ''] = /\n[ \t>]*(:{3,})[ \t]*$/.exec(typed.trimEnd()) ?? [];
  return opening !== undefined && closing.length < opening.length;
}

function attributeFaults(attributes: Readonly<Record<string, string>>, kind: ElementKind): string[] {
  const known = Object.keys(kind.attributes);
  const unknown = Object.keys(attributes).filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => {
      const nearest = findNearestName(name, known);
      return `${signOf(kind)} has no “${name}”.${nearest === undefined ? '' : ` Did you mean “${nearest}”?`}`;
    }),
    ...known
      .filter((name) => kind.attributes[name] === 'required' && attributes[name] === undefined)
      // The one that is misspelled has been told.
      .filter((name) => !unknown.some((typed) => findNearestName(typed, known) === name))
      .map((name) => `${signOf(kind)} has no ${name}="…".`),
  ];
}

function reportMisspelled(node: ElementDirective, file: VFile): void {
  const nearest = findNearestName(node.name, [...elementKinds.keys()]);
  const kind = nearest === undefined ? undefined : elementKinds.get(nearest);
  if (kind) file.message(`there is no element “${node.name}”. Did you mean ${signOf(kind)}?`, node);
}

function asTyped(node: Directive, source: string): RootContent[] {
  const place = node.position ? { position: node.position } : {};
  const start = node.position?.start.offset ?? 0;
  const typed = source.slice(start, node.position?.end.offset ?? start);
  const text = (value: string): Text => ({ type: 'text', value, ...place });
  const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [text(value)], ...place });
  if (node.type === 'textDirective') return [text(typed)];
  if (node.type === 'leafDirective') return [paragraph(typed)];
  const lines = typed.split(/\r?\n/);
  const closing = lines.length > 1 && /^\s*:{3,}\s*$/.test(lines.at(-1) ?? '');
  const children = node.children.filter((child) => !isLabel(child));
  return [paragraph(lines[0] ?? ''), ...children, ...(closing ? [paragraph(lines.at(-1)?.trim() ?? '')] : [])];
}
