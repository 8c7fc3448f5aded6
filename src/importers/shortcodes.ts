import type { Attachment } from './wordpress-survey.ts';

/** What shortcodes can name. */
export interface ShortcodeSources {
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Numbers of the pictures of a gallery that names none. */
  readonly gallery: readonly string[];
}

export interface WithoutShortcodes {
  readonly html: string;
  /** What was left out, as sentences without a subject. */
  readonly notices: readonly string[];
}

/** A tag, a comment or a text that is shown as typed is passed over; what is left may be a shortcode. */
const token =
  /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)|<[a-z/!][^<>]*>|\[(\/?)([a-z][a-z0-9_-]*)((?:\s(?:[^"\]]|"[^"]{0,500}"){0,500})?)\]/gi;

/**
 * Makes HTML of WordPress’s shortcodes: captions and galleries become figures, embeds, video and audio links. Of all others
 * the brackets are taken out and what stands between them stays; a word in brackets (`[sic]`) is no shortcode.
 */
export function withoutShortcodes(html: string, sources: ShortcodeSources): WithoutShortcodes {
  if (!html.includes('[')) return { html, notices: [] };
  const notices = new Set<string>();
  const closings = new Set([...html.matchAll(/\[\/([a-z][a-z0-9_-]*)\]/gi)].map(([, name = '']) => name.toLowerCase()));
  const lowered = html.toLowerCase();
  let out = '';
  let from = 0;
  token.lastIndex = 0;
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [whole, , slash, name = '', rest = ''] = match;
    if (slash === undefined || html[match.index - 1] === '[') continue;
    const kind = name.toLowerCase();
    const selfCloses = /\/\s*$/.test(rest);
    const attributes = attributesOf(rest);
    if (slash === '/' && closings.has(kind)) {
      if (!isShortcode(kind, rest, selfCloses, closings)) continue;
      out += html.slice(from, match.index);
      from = match.index + whole.length;
      continue;
    }
    if (slash === '/' || !isShortcode(kind, rest, selfCloses, closings)) continue;
    const write = known[kind];
    const closing = `[/${name}]`;
    const end = write?.takesText === true && !selfCloses ? lowered.indexOf(closing.toLowerCase(), match.index) : -1;
    const text = end === -1 ? '' : html.slice(match.index + whole.length, end);
    out += html.slice(from, match.index);
    if (write) out += write.html(attributes, text, sources, notices);
    else notices.add(`the shortcode [${kind}] was left out`);
    from = end === -1 ? match.index + whole.length : end + closing.length;
    token.lastIndex = from;
  }
  return { html: out + html.slice(from), notices: [...notices] };
}

/** Editors write words in brackets; a shortcode has a value, an end or a name that no word has. */
function isShortcode(name: string, rest: string, selfCloses: boolean, closings: ReadonlySet<string>): boolean {
  return (
    name in known ||
    selfCloses ||
    closings.has(name) ||
    /[_\d]/.test(name) ||
    /^\s+[\w-]+\s*=\s*(?:"|'|&quot;|[\w#])/.test(rest) ||
    wellKnown.has(name)
  );
}

/** Plugins’ shortcodes that stand alone and read like words. */
const wellKnown: ReadonlySet<string> = new Set([
  'contact-form',
  'ninja-forms',
  'toc',
  'sitemap',
  'product-page',
  'woocommerce-cart',
]);

type Attributes = Readonly<Record<string, string>>;

interface Known {
  readonly takesText: boolean;
  readonly html: (attributes: Attributes, text: string, sources: ShortcodeSources, notices: Set<string>) => string;
}

const embed: Known = {
  takesText: true,
  html: ({ src, url, '0': first }, text) => card(text.trim() || src || url || first),
};
const media: Known = {
  takesText: true,
  html: ({ src, mp3, mp4, m4v, m4a, ogg, ogv, webm, wav, '0': first }, text) =>
    card(
      src ?? mp3 ?? mp4 ?? m4v ?? m4a ?? ogg ?? ogv ?? webm ?? wav ?? first ?? /https?:\/\/[^\s"'<]+/.exec(text)?.[0],
    ),
};
const caption: Known = {
  takesText: true,
  html: ({ id = '', caption: words }, text) => {
    const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(text)?.[0] ?? '';
    const number = /^attachment_(\d+)$/.exec(id)?.[1];
    const rest = words ?? text.slice(picture.length);
    return `<figure${number === undefined ? '' : ` data-attachment="${number}"`}>${picture || text}<figcaption>${picture ? rest.trim() : ''}</figcaption></figure>`;
  },
};
const gallery: Known = {
  takesText: false,
  html: ({ ids, include }, _, { attachments, gallery: own }, notices) => {
    const numbers = (ids ?? include)?.split(/[\s,]+/).filter((id) => id !== '') ?? own;
    if (numbers.length === 0) notices.add('a gallery names no pictures');
    return numbers
      .map((id) => {
        const picture = attachments.get(id);
        if (!picture) {
          notices.add(`picture ${id} of a gallery is not in the export`);
          return '';
        }
        return `<figure data-attachment="${escape(id)}"><img src="${escape(picture.url)}" alt="${escape(picture.alt)}"><figcaption>${escape(picture.caption)}</figcaption></figure>`;
      })
      .join('\n');
  },
};

const known: Readonly<Record<string, Known>> = {
  caption,
  wp_caption: caption,
  gallery,
  embed,
  youtube: embed,
  vimeo: embed,
  tweet: embed,
  instagram: embed,
  soundcloud: embed,
  audio: media,
  video: media,
};

function card(address: string | undefined): string {
  const url =
    address
      ?.replace(/<[^>]*>/g, '')
      .replaceAll('&amp;', '&')
      .trim() ?? '';
  return url === '' ? '' : `<iframe src="${escape(url)}"></iframe>`;
}

function attributesOf(text: string): Attributes {
  const found: Record<string, string> = {};
  let place = 0;
  const parts = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|([^\s"']+)/g;
  for (const [, name, double, single, bare, quoted, word] of text.matchAll(parts)) {
    if (name !== undefined) found[name.toLowerCase()] = double ?? single ?? bare ?? '';
    else if (word !== '/') found[String(place++)] = (quoted ?? word ?? '').replace(/^=/, '');
  }
  return found;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
