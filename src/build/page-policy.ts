import { changedSinceRead, searchFromDisk } from '../formats/known-programs.ts';
import { policyDigest } from '../io/policy-digest.ts';

/**
 * Writes into a page what it may load and run: its own styles and data, by their digests, and files of its own site. It
 * holds on every host and in every copy of the site; what only a header can say is in `response-headers.ts`.
 *
 * Of scripts inside the page only speculation rules get a digest, which are data, and programs that we know to the letter. Any other that came in by mistake does not run. Astro’s own `security.csp` would list the styles of all pages in each, and none of
 * redirects and of what is set inline. https://www.w3.org/TR/CSP3/
 *
 * @param html in UTF-8, as Astro hands it over and the disk takes it: to read ten thousand pages and write them again as text
 * takes longer than all else that happens here
 * @param fill the style for which the text of a `<style>` stands
 * @returns the page as it was if it has no head of its own, or states a policy there itself
 */
export function withPagePolicy(
  html: Buffer<ArrayBuffer>,
  fill: (style: Buffer) => Buffer = (style) => style,
): Buffer<ArrayBuffer> {
  const start = html.indexOf('<head>');
  const end = html.indexOf('</head>');
  if (start === -1 || end === -1) return html;
  const head = html.subarray(start, end);
  if (head.includes('<meta http-equiv="content-security-policy"')) return html;
  const elements = readElements(head);
  const styles = elements.filter(({ name }) => name === 'style').map(({ text }) => fill(text));
  const rules = elements.filter(
    ({ name, attributes }) => name === 'script' && attributes.includes('type="speculationrules"'),
  );
  const hasProgram = scriptTags(html).some((tag) => /\ssrc="[./]/.test(tag));
  const ours = [changedSinceRead, searchFromDisk]
    .filter((program) => html.includes(`>${program}</script>`))
    .map(policyDigest);
  const policy = printPolicy({
    scripts: [
      ...(hasProgram ? ["'self'", "'wasm-unsafe-eval'"] : []),
      ...digestsOf(rules.map(({ text }) => text)),
      ...ours,
    ],
    styles: digestsOf(styles),
  });
  const place = start + '<head>'.length;
  const element = `<meta http-equiv="content-security-policy" content="${policy}">`;
  return Buffer.concat([html.subarray(0, place), Buffer.from(element), html.subarray(place)]);
}

interface HeadElement {
  readonly name: 'style' | 'script';
  readonly attributes: string;
  readonly text: Buffer;
}

/** Styles and scripts, one after another: what looks like one inside another is text. */
function readElements(head: Buffer): readonly HeadElement[] {
  const elements: HeadElement[] = [];
  for (let at = head.indexOf('<s'); at !== -1; at = head.indexOf('<s', at + 1)) {
    const [, name] = /^<(style|script)\b/.exec(head.toString('latin1', at, at + 8)) ?? [];
    const tagEnd = head.indexOf('>', at);
    const end = name === undefined ? -1 : head.indexOf(`</${name}>`, tagEnd);
    if (name === undefined || end === -1) continue;
    const attributes = head.toString('latin1', at + 1 + name.length, tagEnd);
    elements.push({ name: name as HeadElement['name'], attributes, text: head.subarray(tagEnd + 1, end) });
    at = end;
  }
  return elements;
}

/** Ten thousand pages have the same few styles. */
const known = new Map<number, { readonly text: Buffer; readonly digest: string }>();

function digestsOf(texts: readonly Buffer[]): readonly string[] {
  return unique(
    texts.map((text) => {
      const last = known.get(text.length);
      if (last?.text.equals(text)) return last.digest;
      const digest = policyDigest(text);
      known.set(text.length, { text: Buffer.from(text), digest });
      return digest;
    }),
  );
}

function scriptTags(html: Buffer): readonly string[] {
  const tags: string[] = [];
  for (let at = html.indexOf('<script'); at !== -1; at = html.indexOf('<script', at + 1)) {
    const end = html.indexOf('>', at);
    const tag = html.toString('latin1', at, end === -1 ? html.length : end);
    if (/^<script\b/.test(tag)) tags.push(tag);
  }
  return tags;
}

function printPolicy({ scripts, styles }: { readonly scripts: readonly string[]; readonly styles: readonly string[] }) {
  return [
    "default-src 'self'",
    `script-src ${sourcesOf(scripts)}`,
    `style-src ${sourcesOf(styles)}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

function sourcesOf(sources: readonly string[]): string {
  return sources.length === 0 ? "'none'" : sources.join(' ');
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
