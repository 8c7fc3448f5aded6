import type { Site } from '../domain/site.ts';
import { basePath, isRooted } from '../urls.ts';

/** Makes the address that a page prints out of one that its template or its text has. */
type Place = (address: string) => string;

/** Writes the addresses of one page. @param html in UTF-8 */
export type PlacePage = (html: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>;

/**
 * What pages are made of names each page and file of the site by its path, as if the site lay at the top of its host. This
 * makes of such paths what leads there: under the path of `url`, or, with `links: relative`, from the page itself.
 *
 * It is done where pages leave the build, so that no component, text or picture can be forgotten. Canonical addresses,
 * feeds and structured data are absolute and stay as they are: a mirror names the original.
 *
 * @returns undefined if paths lead there as they are; else what writes the page that lies in a file of the output folder
 */
export function linkPlacer(site: Pick<Site, 'url' | 'links'>): ((file: string) => PlacePage) | undefined {
  const base = basePath(site);
  const rooted = pagePlacer(underBase(base));
  if (site.links === 'relative') return (file) => (file === sentAnywhere ? rooted : pagePlacer(fromFile(file)));
  return base === '' ? undefined : () => rooted;
}

/** It answers at any depth, of which it knows nothing. */
const sentAnywhere = '404.html';

/** What decides how pages print addresses: pages of another kind are made again. */
export function linkPlacing({ url, links = 'rooted' }: Pick<Site, 'url' | 'links'>): string {
  return `${links} ${basePath({ url })}`;
}

function underBase(base: string): Place {
  return (address) => (isRooted(address) ? base + address : address);
}

/** From a disk nothing but a file is opened, so that links name the file of a page. @param file of the page that has them */
function fromFile(file: string): Place {
  const depth = file.split('/').length - 1;
  const up = depth === 0 ? './' : '../'.repeat(depth);
  return (address) => {
    if (isRooted(address)) return withFile(up + address.slice(1));
    return isBeside(address) ? withFile(address) : address;
  };
}

/** Whether an address is that of a page or file, relative to the page that names it. */
function isBeside(address: string): boolean {
  return /^(?![a-z][a-z0-9+.-]*:|[/\\?#]|$)/i.test(address);
}

/** The path ends where a query or a fragment begins; `&#x27;` is a sign in it, as HTML writes it. */
function withFile(address: string): string {
  const [path = ''] = /^(?:[^?#&]|&#?\w+;|&)*/.exec(address) ?? [];
  return toFile(path) + address.slice(path.length);
}

/** The file of a page; other files have an ending. */
function toFile(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === '') return `${path}index.html`;
  return name !== '.' && name !== '..' && name.includes('.') ? path : `${path}/index.html`;
}

/** Attributes whose value is one address. */
const addressAttributes: ReadonlySet<string> = new Set([
  'action',
  'cite',
  'data',
  'formaction',
  'href',
  'poster',
  'src',
]);

/** A comment; an element whose text is no HTML; a tag with its attributes. The rest of a page is words. */
const commentOrTag =
  /<!--[^]*?-->|<(style|script|title|textarea)\b([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>([^]*?)(?=<\/\1)|<[a-z][^\s/>"']*\s[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>/gi;

const attribute = /(\s)([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g;

/** Most tags have none of them, and need not be taken apart. */
const mayHaveAddress = /\s(?:href|src|srcset|imagesrcset|action|formaction|poster|cite|data|style|http-equiv)\s*=/i;

/**
 * As Latin-1 each byte is a character, and all that is looked for is ASCII. Only the values of attributes that are addresses
 * change, and `url()` in styles: never words, scripts and data.
 */
function pagePlacer(place: Place): PlacePage {
  return (html) => {
    const placed = html
      .toString('latin1')
      .replace(commentOrTag, (found, raw: string | undefined, attributes: string, text: string) => {
        if (found.startsWith('<!--')) return found;
        if (raw === undefined) return mayHaveAddress.test(found) ? placeTag(found, place) : found;
        const name = raw.toLowerCase();
        const tag = `<${raw}${mayHaveAddress.test(attributes) ? placeTag(attributes, place) : attributes}>`;
        return tag + (name === 'style' ? placeStyle(text, place) : text);
      });
    return Buffer.from(placed, 'latin1');
  };
}

function placeTag(tag: string, place: Place): string {
  const isRefresh = /\shttp-equiv\s*=\s*["']?refresh\b/i.test(tag);
  return tag.replace(attribute, (found, before: string, name: string, sign: string, quoted: string) => {
    const quote = /^["']/.exec(quoted)?.[0] ?? '';
    const value = quote === '' ? quoted : quoted.slice(1, -1);
    const placed = placeValue(name.toLowerCase(), value, isRefresh, place);
    return placed === value ? found : `${before}${name}${sign}${quote}${placed}${quote}`;
  });
}

function placeValue(name: string, value: string, isRefresh: boolean, place: Place): string {
  if (addressAttributes.has(name)) return place(value);
  if (name === 'srcset' || name === 'imagesrcset') {
    return value.replace(
      /(^ *|,[ \n]+)([^ \n,][^ \n]*)/g,
      (_, before: string, address: string) => before + place(address),
    );
  }
  if (name === 'style') return placeStyle(value, place);
  if (name === 'content' && isRefresh) {
    return value.replace(/(;\s*url=)(.*)/is, (_, before: string, address: string) => before + place(address));
  }
  return value;
}

function placeStyle(css: string, place: Place): string {
  return css.replace(
    /(\burl\(\s*)("|'|&quot;|&#34;|&#x22;|)([^"'() \n&]*)(?=\2\s*\))/gi,
    (_, before: string, quote: string, address: string) => before + quote + place(address),
  );
}
