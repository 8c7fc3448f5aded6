import type { AstroPrerenderer } from 'astro';
import { changedSinceRead, searchFromDisk } from '../formats/known-programs.ts';
import { policyDigest } from '../io/policy-digest.ts';
import type { PlacePage } from './place-links.ts';

/** What Astro made of a path; see `withPagePolicy`. */
type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;

/** @param place writes where the page’s links lead, before what it may load is stated */
export async function withPolicies(rendered: Rendered, place: PlacePage = (html) => html): Promise<Rendered> {
  const response = rendered instanceof Response ? rendered : rendered.response;
  if (!response.body || !response.headers.get('content-type')?.startsWith('text/html')) return rendered;
  const guarded = new Response(withPagePolicy(place(Buffer.from(await response.arrayBuffer()))), response);
  return rendered instanceof Response ? guarded : { ...rendered, response: guarded };
}

/**
 * Writes into a page what it may load and run: its own styles and data, by their digests, and files of its own site. It
 * holds on every host and in every copy of the site; what only a header can say is in `response-headers.ts`.
 *
 * Of scripts inside the page only speculation rules get a digest, which are data, and programs that we know to the letter. Any other that came in by mistake does not run. Astro’s own `security.csp` would list the styles of all pages in each, and none of
 * redirects and of what is set inline. https://www.w3.org/TR/CSP3/
 *
 * @param html in UTF-8, as Astro hands it over and the disk takes it: to read ten thousand pages and write them again as text
 * takes longer than all else that happens here
 * @returns the page as it was if it has no head of its own, or states a policy there itself
 */
export function withPagePolicy(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const start = html.indexOf('<head>');
  const end = html.indexOf('</head>');
  if (start === -1 || end === -1) return html;
  // As Latin-1 each byte is a character, and the tags that are looked for are all ASCII.
  const head = html.toString('latin1', start, end);
  if (head.includes('<meta http-equiv="content-security-policy"')) return html;
  const elements = [...head.matchAll(/<(style|script)\b([^>]*)>([^]*?)<\/\1>/g)];
  const inside = (name: string, isWanted: (attributes: string) => boolean) =>
    unique(
      elements.flatMap(([, found, attributes = '', text = '']) =>
        found === name && isWanted(attributes) ? [policyDigest(Buffer.from(text, 'latin1'))] : [],
      ),
    );
  const rules = inside('script', (attributes) => attributes.includes('type="speculationrules"'));
  const hasProgram = scriptTags(html).some((tag) => /\ssrc="[./]/.test(tag));
  const known = [changedSinceRead, searchFromDisk]
    .filter((program) => html.includes(`>${program}</script>`))
    .map(policyDigest);
  const policy = printPolicy({
    scripts: [...(hasProgram ? ["'self'", "'wasm-unsafe-eval'"] : []), ...rules, ...known],
    styles: inside('style', () => true),
  });
  const place = start + '<head>'.length;
  const element = `<meta http-equiv="content-security-policy" content="${policy}">`;
  return Buffer.concat([html.subarray(0, place), Buffer.from(element), html.subarray(place)]);
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
