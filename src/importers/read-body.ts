import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { plainText } from '../markdown/plain-text.ts';
import { arrangeBlocks } from './arrange-blocks.ts';
import { embedOf, isSafeTitle, titleOfAddress, type Embed } from './embeds.ts';
import { plainWords } from './plain-words.ts';
import { withoutShortcodes, type ShortcodeSources } from './shortcodes.ts';

/** A text in HTML, put in order: paragraphs and blocks; `x-figure`, `x-card`, `x-quote` and `x-table` for ours. */
export interface ReadBody {
  readonly tree: Root;
  /** Web addresses of its pictures. */
  readonly pictures: readonly string[];
  /** What was left out, as sentences without a subject. */
  readonly notices: readonly string[];
}

export interface BodyOptions extends ShortcodeSources {
  readonly hasBareLines: boolean;
  /** What relative addresses of pictures and frames are relative to. */
  readonly base: string;
}

/**
 * Reads the text of an old story. Programs, forms and frames do not come along; what a frame showed becomes a link.
 *
 * @throws RangeError if it is nested more deeply than can be followed
 */
export function readBody(html: string, options: BodyOptions): ReadBody {
  const notices = new Set<string>();
  for (const name of emptyBlocks(html)) notices.add(`the block “${name}” has no text in the export`);
  const { html: expanded, notices: shortcodes } = withoutShortcodes(
    options.hasBareLines ? cardsForAddresses(html) : html,
    options,
  );
  for (const notice of shortcodes) notices.add(notice);
  const pictures = new Set<string>();
  const cleaning: Cleaning = { ...options, notices, pictures, isOfBlocks: /<!--\s+wp:/.test(html), keepsLines: true };
  const children = cleanAll(fromHtml(expanded, { fragment: true }).children, cleaning);
  return {
    tree: { type: 'root', children: arrangeBlocks(children, options.hasBareLines) },
    pictures: [...pictures],
    notices: [...notices],
  };
}

/** Blocks that WordPress fills when it shows the page. */
function emptyBlocks(html: string): readonly string[] {
  return [...html.matchAll(/<!--\s+wp:([a-z][\w/-]*)\s[^>]*?\/-->/g)].flatMap(([whole, name = '']) => {
    if (/^(?:spacer|separator|nextpage|more)$/.test(name)) return [];
    const reference = /"ref":(\d+)/.exec(whole)?.[1];
    return [reference === undefined ? name : `${name} ${reference}`];
  });
}

interface Cleaning extends BodyOptions {
  readonly notices: Set<string>;
  readonly pictures: Set<string>;
  /** Whether the text was written with the block editor: then line ends inside its paragraphs are blanks. */
  readonly isOfBlocks: boolean;
  readonly keepsLines: boolean;
}

function cleanAll(nodes: readonly RootContent[], cleaning: Cleaning): ElementContent[] {
  return nodes.flatMap((node) => cleanOne(node, cleaning));
}

const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;

function cleanOne(node: RootContent, cleaning: Cleaning): ElementContent[] {
  if (node.type === 'text') {
    const value = node.value.replace(unprintable, '');
    return [{ type: 'text', value: cleaning.keepsLines ? value : value.replace(/\s*\n\s*/g, ' ') }];
  }
  if (node.type !== 'element') return [];
  if (Object.keys(node.properties).some((name) => /^on[a-z]/i.test(name))) {
    cleaning.notices.add('a program in an attribute (onclick and the like) was left out');
  }
  const dropped = leftOut[node.tagName];
  if (dropped !== undefined) {
    if (dropped !== '') cleaning.notices.add(`${dropped} was left out`);
    return [];
  }
  return (special[node.tagName] ?? keep)(node, cleaning);
}

/** Elements that do not come along, with what they are called; those without a name are not missed. */
const leftOut: Readonly<Record<string, string>> = {
  script: 'a script',
  style: '',
  link: '',
  meta: '',
  base: '',
  title: '',
  head: '',
  noscript: '',
  template: '',
  form: 'a form',
  input: '',
  button: '',
  select: '',
  textarea: '',
  object: 'an object of a plug-in',
  applet: 'an object of a plug-in',
  embed: 'an object of a plug-in',
  canvas: 'a drawing made by a script',
  svg: 'a drawing (SVG)',
  math: 'a formula',
  map: '',
};

type Handler = (node: Element, cleaning: Cleaning) => ElementContent[];

const keep: Handler = (node, cleaning) => [bare(node, cleaning)];

function bare(node: Element, cleaning: Cleaning): Element {
  const { rowSpan, colSpan, start, reversed, align } = node.properties;
  const properties = Object.fromEntries(
    Object.entries({ rowSpan, colSpan, start, reversed, align }).filter(([, value]) => value !== undefined),
  );
  const keepsLines = !cleaning.isOfBlocks || node.tagName === 'pre';
  const children = cleanAll(node.children, { ...cleaning, keepsLines });
  // Older galleries are lists.
  const isFrame = classesOf(node).some((name) => /^blocks-gallery-(?:grid|item)$/.test(name));
  return { type: 'element', tagName: isFrame ? 'div' : node.tagName, properties, children };
}

const image: Handler = ({ properties }, cleaning) => {
  const classes = classNames(properties);
  const alt = textProperty(properties, 'alt');
  if (classes.some((name) => name === 'emoji' || name === 'wp-smiley')) return alt === '' ? [] : [text(alt)];
  if (['1', '0'].includes(textProperty(properties, 'width')) || ['1', '0'].includes(textProperty(properties, 'height')))
    return [];
  // Pages that load their pictures late keep the address elsewhere.
  const written = [
    textProperty(properties, 'src'),
    ...['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile'].map((name) => textProperty(properties, name)),
  ];
  const address = written.find((value) => value !== '' && !value.startsWith('data:'));
  const url = address === undefined ? undefined : webAddress(address, cleaning.base);
  if (url === undefined) {
    cleaning.notices.add('a picture without a web address was left out');
    return alt === '' ? [] : [text(alt)];
  }
  const number = classes.map((name) => /^wp-image-(\d+)$/.exec(name)?.[1]).find((id) => id !== undefined);
  const known = number === undefined ? undefined : cleaning.attachments.get(number);
  cleaning.pictures.add(url);
  return [element('img', { src: url, alt: alt || known?.alt || '' }, [])];
};

const link: Handler = (node, cleaning) => {
  const href = textProperty(node.properties, 'href')
    .replace(/[\u0000-\u0020]+/g, (blanks) => (/^ +$/.test(blanks) ? '%20' : ''))
    .replace(/^(?:%20)+|(?:%20)+$/g, '');
  const children = cleanAll(node.children, cleaning);
  const target = absoluteTarget(linkTarget(href), cleaning);
  if (target === undefined && href !== '') {
    cleaning.notices.add(`a link to “${href.slice(0, 40)}” was left out, its words stay`);
  }
  // Around a picture there was a link to the same picture, larger.
  if (target === undefined || /\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)/i.test(target)) {
    if (target === undefined || holdsPicture(children)) return children;
  }
  return [element('a', { href: target }, children)];
};

function holdsPicture(children: readonly ElementContent[]): boolean {
  return children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || holdsPicture(child.children)),
  );
}

/** Paths in a feed are relative to its entries; those of a site that has moved here lead on to where its stories are now. */
function absoluteTarget(target: string | undefined, { hasBareLines, base }: Cleaning): string | undefined {
  if (target === undefined || hasBareLines || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(target)) return target;
  return webAddress(target, base) ?? target;
}

/** Where a link may lead: what Markdown here allows. */
function linkTarget(href: string): string | undefined {
  if (href === '' || href.includes('\\')) return undefined;
  if (href.startsWith('//')) return `https:${href}`;
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0].toLowerCase();
  return scheme === undefined || ['http:', 'https:', 'mailto:', 'tel:'].includes(scheme) ? href : undefined;
}

const frame: Handler = (node, cleaning) => {
  const address =
    [textProperty(node.properties, 'src'), textProperty(node.properties, 'dataSrc')].find((value) => value !== '') ??
    '';
  const embed = embedOf(webAddress(address, cleaning.base) ?? '');
  if (!embed) {
    cleaning.notices.add('a frame without a web address was left out');
    return [];
  }
  return [cardOf(embed, plainWords(textProperty(node.properties, 'title')))];
};

const media: Handler = (node, cleaning) => {
  const source = [
    node,
    ...node.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'source'),
  ]
    .map(({ properties }) => textProperty(properties, 'src'))
    .find((value) => value !== '');
  const embed = source === undefined ? undefined : embedOf(webAddress(source, cleaning.base) ?? '');
  if (!embed) {
    cleaning.notices.add(`a recording (${node.tagName}) without a web address was left out`);
    return [];
  }
  return [cardOf(embed, '')];
};

/** @param title empty if there is none */
function cardOf({ url, source }: Embed, title: string): Element {
  const words = title !== '' && isSafeTitle(title) ? title : titleOfAddress(url);
  return element('x-card', source === undefined ? { url } : { url, source }, [
    element('a', { href: url }, [text(words)]),
  ]);
}

const figure: Handler = (node, cleaning) => {
  const classes = classesOf(node);
  const children = cleanAll(node.children, cleaning);
  const captions = children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'figcaption',
  );
  const caption = captions.flatMap((child) => child.children);
  const others = children.filter((child) => !captions.includes(child as Element));
  const captionText = captions
    .map((child) => plainText(child))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (classes.includes('wp-block-pullquote')) return quote(others);
  if (findAll(others, 'x-figure').length > 0) return [...others, ...captions];
  const [table, ...tables] = findAll(others, 'table');
  if (table && tables.length === 0 && captionText !== '') return [element('x-table', {}, [...captions, table])];
  const [card, ...cards] = findAll(others, 'x-card');
  if (card && cards.length === 0) {
    const isTitle = captionText !== '' && isSafeTitle(captionText) && findAll(captions, 'a').length === 0;
    return isTitle
      ? [{ ...card, children: [element('a', { href: textProperty(card.properties, 'url') }, [text(captionText)])] }]
      : [card, ...captions];
  }
  if (classes.includes('wp-block-embed')) {
    const address = others
      .map((child) => plainText(child))
      .join('')
      .trim();
    const embed = embedOf(address);
    if (embed)
      return [cardOf(embed, captionText), ...(captionText !== '' && !isSafeTitle(captionText) ? captions : [])];
  }
  const pictures = findAll(others, 'img');
  const [picture] = pictures;
  if (picture && pictures.length === 1 && plainWords(others.map((child) => plainText(child)).join('')) === '') {
    const number = textProperty(node.properties, 'dataAttachment');
    const known = cleaning.attachments.get(number);
    const described = textProperty(picture.properties, 'alt') || known?.alt || '';
    return [
      element('x-figure', {}, [
        element('img', { ...picture.properties, alt: described }, []),
        element('figcaption', {}, caption),
      ]),
    ];
  }
  return [...others, ...captions];
};

/** A quotation set large. Who said it stands in `cite`. */
function quote(children: readonly ElementContent[]): ElementContent[] {
  const cites = findAll(children, 'cite-line');
  const speaker = cites
    .map((cite) => plainText(cite))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  const words = without(children, cites).flatMap((child) =>
    child.type === 'element' && child.tagName === 'blockquote' ? child.children : [child],
  );
  return [element('x-quote', speaker === '' ? {} : { speaker }, words)];
}

function without(nodes: readonly ElementContent[], gone: readonly Element[]): ElementContent[] {
  return nodes
    .filter((node) => !gone.includes(node as Element))
    .map((node) => (node.type === 'element' ? { ...node, children: without(node.children, gone) } : node));
}

const blockquote: Handler = (node, cleaning) => {
  const kept = bare(node, cleaning);
  // Who said it stands on a line of its own.
  return [
    {
      ...kept,
      children: kept.children.map((child) =>
        child.type === 'element' && child.tagName === 'cite' ? { ...child, tagName: 'cite-line' } : child,
      ),
    },
  ];
};

/** A paragraph that is nothing but an address. */
const paragraph: Handler = (node, cleaning) => {
  const kept = bare(node, cleaning);
  const words = plainText(kept).trim();
  const isAddress = /^https?:\/\/[^\s<>"\[\]]+$/.test(words) && findAll(kept.children, 'a').length === 0;
  const embed = isAddress ? embedOf(words) : undefined;
  return embed ? [cardOf(embed, '')] : [kept];
};

/** Verses keep their lines. */
const preformatted: Handler = (node, cleaning) => {
  if (!classesOf(node).some((name) => name === 'wp-block-verse')) return [{ ...bare(node, cleaning) }];
  const lines = plainText(node).trim().split('\n');
  return [
    element(
      'p',
      {},
      lines.flatMap((line, index) => (index === 0 ? [text(line)] : [element('br', {}, []), text(line)])),
    ),
  ];
};

const special: Readonly<Record<string, Handler>> = {
  a: link,
  audio: media,
  blockquote,
  figure,
  iframe: frame,
  frame,
  img: image,
  p: paragraph,
  picture: (node, cleaning) =>
    cleanAll(
      node.children.filter((child) => child.type === 'element' && child.tagName === 'img'),
      cleaning,
    ),
  pre: preformatted,
  video: media,
};

const addressLine = /^[ \t]*(https?:\/\/[^\s<>"\[\]]+)[ \t]*$/gm;

/** Lines of a text of the classic editor that are nothing but an address: WordPress shows what is behind it. */
function cardsForAddresses(html: string): string {
  return html.replace(addressLine, (line, url: string) =>
    embedOf(url.replaceAll('&amp;', '&')) ? `\n<iframe src="${url.replaceAll('"', '&quot;')}"></iframe>\n` : line,
  );
}

function findAll(nodes: readonly ElementContent[], tagName: string): readonly Element[] {
  return nodes.flatMap((node): readonly Element[] => {
    if (node.type !== 'element') return [];
    return node.tagName === tagName ? [node] : findAll(node.children, tagName);
  });
}

function webAddress(address: string, base: string): string | undefined {
  const trimmed = address.trim();
  if (!URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function classesOf(node: Element): readonly string[] {
  return classNames(node.properties);
}

function classNames({ className }: Properties): readonly string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

function textProperty(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function element(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
