import type { Root } from 'hast';
import { select } from '../output.ts';
import { normal, type Told } from './told.ts';

interface Named {
  readonly name: string;
}

interface Article {
  readonly '@type': string | readonly string[];
  readonly url: string;
  readonly mainEntityOfPage: { readonly '@id': string };
  readonly headline: string;
  readonly description: string;
  readonly author: readonly Named[];
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly correction?: readonly { readonly text: string; readonly datePublished: string }[];
  readonly inLanguage: string;
}

/** Editor’s notes are no corrections in the sense of schema.org, so they are not among those that this tells. */
export function toldByStructuredData(page: Root): Told {
  const [script] = select(page, 'script[type=application/ld+json]');
  const text = script?.children.map((node) => ('value' in node ? node.value : '')).join('') ?? '';
  const { '@graph': graph } = JSON.parse(text) as { readonly '@graph': readonly Article[] };
  const article = graph.find((node) => [node['@type']].flat().some((type) => /^(?:News)?Article$/.test(type)));
  if (!article) throw new Error('The page tells of no article.');
  const moment = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date));
  return {
    url: article.mainEntityOfPage['@id'],
    headline: normal(article.headline),
    // Of a withdrawn story it is the retraction, and where there is no dek, the beginning of the text.
    dek: normal(article.description),
    authors: article.author.map(({ name }) => normal(name)),
    published: moment(article.datePublished),
    modified: moment(article.dateModified),
    corrections: (article.correction ?? []).map((note) => [normal(note.text), Date.parse(note.datePublished)] as const),
    lang: article.inLanguage,
  };
}
