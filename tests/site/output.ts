import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What lies in an output folder. */
export interface Output {
  readonly folder: string;
  /** Paths of all files, with slashes, sorted. */
  readonly files: readonly string[];
  /** Bytes of a file. */
  readonly bytes: (path: string) => Buffer;
  readonly text: (path: string) => string;
  /** The page at an address such as `/topics/` or `/404.html`. */
  readonly page: (address: string) => Root;
  /** Every page of the site, by its address: each HTML document that is neither a redirect nor a day to keep. */
  readonly pages: () => readonly { readonly address: string; readonly root: Root }[];
}

export function openOutput(folder: string): Output {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .toSorted();
  const parsed = new Map<string, Root>();
  const bytes = (path: string) => readFileSync(join(folder, path));
  const text = (path: string) => bytes(path).toString('utf8');
  const page = (address: string): Root => {
    const root = parsed.get(address) ?? fromHtml(text(fileOf(address)));
    parsed.set(address, root);
    return root;
  };
  return {
    folder,
    files,
    bytes,
    text,
    page,
    pages: () =>
      files
        .filter((path) => path.endsWith('.html') && !path.startsWith('editions/'))
        .map((path) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`)
        .map((address) => ({ address, root: page(address) }))
        .filter(({ root }) => select(root, 'meta[http-equiv=refresh]').length === 0),
  };
}

/** The file that a static host sends for an address. */
export function fileOf(address: string): string {
  const path = decodeURIComponent(address).replace(/^\//, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * Elements in the order of the document. A selector is a chain of ancestors and a last element, each with a name, classes
 * and attributes: `main p.dek`, `a[href]`, `time[datetime=2024]`, `#note-1`.
 */
export function select(root: Nodes, selector: string): readonly Element[] {
  const steps = selector.split(/ (?![^[]*\])/).map(toTest);
  const found: Element[] = [];
  const walk = (node: Nodes, matched: number) => {
    let next = matched;
    if (node.type === 'element') {
      if (steps.at(-1)?.(node) && matched >= steps.length - 1) found.push(node);
      if (matched < steps.length - 1 && steps[matched]?.(node)) next += 1;
    }
    if ('children' in node) for (const child of node.children) walk(child, next);
  };
  walk(root, 0);
  return found;
}

/** The one element that a selector finds. @throws if there is none, or more than one */
export function selectOne(root: Nodes, selector: string): Element {
  const [first, ...rest] = select(root, selector);
  if (!first || rest.length > 0) throw new Error(`${selector}: ${first ? rest.length + 1 : 0} elements, not one.`);
  return first;
}

function toTest(step: string): (element: Element) => boolean {
  const parts = step.match(/\[[^\]]+\]|[.#]?[^.#[\]]+/g) ?? [];
  const tests = parts.map((part): ((element: Element) => boolean) => {
    if (part.startsWith('.'))
      return (element) => (attribute(element, 'class') ?? '').split(' ').includes(part.slice(1));
    if (part.startsWith('#')) return (element) => attribute(element, 'id') === part.slice(1);
    if (!part.startsWith('[')) return (element) => element.tagName === part;
    const [name = '', ...value] = part.slice(1, -1).split('=');
    const wanted = value.length === 0 ? undefined : value.join('=');
    return (element) => {
      const given = attribute(element, name);
      return given !== undefined && (wanted === undefined || given === wanted);
    };
  });
  return (element) => tests.every((test) => test(element));
}

/** The value of an attribute, by its name in HTML. */
export function attribute(element: Element, name: string): string | undefined {
  const wanted = name === 'class' ? 'classname' : name.replaceAll('-', '').toLowerCase();
  const key = Object.keys(element.properties).find((property) => property.toLowerCase() === wanted);
  const value = key === undefined ? undefined : element.properties[key];
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** The text that readers see, blanks joined; a picture is read as its description in brackets. */
export function textOf(node: Nodes): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** What stands in a `style` or `script` element. */
export function sourceOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

const blocks = new Set(
  'article aside dd div dl dt figcaption figure footer h1 h2 h3 header li nav ol p section ul'.split(' '),
);

function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element' && ['style', 'script', 'title'].includes(node.tagName)) return '';
  if (node.type === 'element' && node.tagName === 'img') return ` [${attribute(node, 'alt') ?? ''}] `;
  const inner = node.children.map(rawText).join('');
  return node.type === 'element' && blocks.has(node.tagName) ? ` ${inner} ` : inner;
}
