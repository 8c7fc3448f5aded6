import { parse } from 'yaml';
import { findNinjsFaults } from '../../unit/formats/ninjs-schema.ts';
import type { Output } from '../output.ts';
import { normal, putsRight, type Told } from './told.ts';

interface Text {
  readonly role: string;
  readonly value: string;
}

interface Ninjs {
  readonly uri: string;
  readonly pubStatus: string;
  readonly firstCreated?: string;
  readonly versionCreated: string;
  readonly language: string;
  readonly headlines: readonly Text[];
  readonly descriptions?: readonly Text[];
  readonly bodies?: readonly Text[];
  readonly people?: readonly { readonly name: string; readonly rel: string }[];
  readonly organisations: readonly { readonly name: string; readonly rel: string }[];
  readonly associations?: readonly {
    readonly rel: string;
    readonly versionCreated?: string;
    readonly bodies?: readonly Text[];
  }[];
}

/** @throws if it is no ninjs 3.1 */
export function toldByNinjs(output: Output, id: string): Told & { readonly status: string; readonly hasBody: boolean } {
  const item = JSON.parse(output.text(`${id}/ninjs.json`)) as Ninjs;
  const faults = findNinjsFaults(item);
  if (faults.length > 0) throw new Error(`${id}: ${faults.join('; ')}`);
  const valueOf = (texts: readonly Text[] | undefined, role: string) => {
    const value = texts?.find((text) => text.role === role)?.value;
    return value === undefined ? undefined : normal(value);
  };
  const authors = (item.people ?? []).filter(({ rel }) => rel === 'author');
  const publisher = item.organisations.filter(({ rel }) => rel === 'publisher');
  return {
    url: item.uri,
    headline: valueOf(item.headlines, 'main') ?? '',
    dek: valueOf(item.descriptions, 'dek'),
    authors: (authors.length > 0 ? authors : publisher).map(({ name }) => normal(name)),
    published: item.firstCreated === undefined ? undefined : Date.parse(item.firstCreated),
    modified: Date.parse(item.versionCreated),
    corrections: (item.associations ?? [])
      .filter(({ rel }) => putsRight.has(rel))
      .map((note) => [valueOf(note.bodies, 'main') ?? '', Date.parse(note.versionCreated ?? '')] as const),
    lang: item.language,
    status: item.pubStatus,
    hasBody: item.bodies !== undefined,
  };
}

interface Front {
  readonly headline: string;
  readonly dek?: string;
  readonly authors?: readonly string[];
  readonly publisher: string;
  readonly published?: string;
  readonly updated?: string;
  readonly language: string;
  readonly canonical: string;
  readonly notes?: readonly { readonly kind: string; readonly at: string; readonly text: string }[];
}

export function toldByMarkdown(output: Output, id: string): Told {
  const [, yaml = ''] = /^---\n([\s\S]*?\n)---\n/.exec(output.text(`${id}/article.md`)) ?? [];
  const front = parse(yaml) as Front;
  return {
    url: front.canonical,
    headline: normal(front.headline),
    dek: front.dek === undefined ? undefined : normal(front.dek),
    authors: (front.authors ?? [front.publisher]).map(normal),
    published: front.published === undefined ? undefined : Date.parse(front.published),
    modified: front.updated === undefined ? undefined : Date.parse(front.updated),
    corrections: (front.notes ?? [])
      .filter(({ kind }) => putsRight.has(kind))
      .map(({ text, at }) => [normal(text), Date.parse(at)] as const),
    lang: front.language,
  };
}

/** When each page last changed, by address: milliseconds since 1970 UTC. */
export function toldBySitemap(output: Output): ReadonlyMap<string, number> {
  const urls = output.files
    .filter((path) => path.startsWith('sitemaps/'))
    .flatMap((path) => [...output.text(path).matchAll(/<loc>([^<]*)<\/loc><lastmod>([^<]*)<\/lastmod>/g)]);
  return new Map(urls.map(([, url = '', date = '']) => [url, Date.parse(date)]));
}
