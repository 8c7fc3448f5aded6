import type {
  AdvertiserContentArticleLeaf,
  AnalysisNewsArticleLeaf,
  ArticleLeaf,
  BackgroundNewsArticleLeaf,
  CorrectionCommentLeaf,
  ImageObjectLeaf,
  NewsArticleLeaf,
  NewsMediaOrganizationLeaf,
  OpinionNewsArticleLeaf,
  OrganizationLeaf,
  PersonLeaf,
  ThingLeaf,
} from 'schema-dts';
import type { Label } from '../../domain/article.ts';
import type { NoteKind } from '../../domain/note.ts';
import { publishes } from '../../domain/optional-outputs.ts';
import { pictureShapes } from '../../domain/shared-picture.ts';
import type { Site } from '../../domain/site.ts';
import { absoluteUrl, cardPath } from '../../urls.ts';
import { cardSize } from '../social-card.ts';
import type { Story, StoryPerson, StoryTopic } from '../story.ts';
import { articleId, organizationId, personId } from './node-ids.ts';

type NewsType = NewsArticleLeaf['@type'];

/**
 * What schema.org calls stories with a label. The wide type stands first, for readers that know no other; what somebody paid
 * for is an article, but not news.
 */
const labelTypes = {
  analysis: ['NewsArticle', 'AnalysisNewsArticle'],
  opinion: ['NewsArticle', 'OpinionNewsArticle'],
  explainer: ['NewsArticle', 'BackgroundNewsArticle'],
  sponsored: ['Article', 'AdvertiserContentArticle'],
} as const satisfies {
  readonly analysis: readonly [NewsType, AnalysisNewsArticleLeaf['@type']];
  readonly opinion: readonly [NewsType, OpinionNewsArticleLeaf['@type']];
  readonly explainer: readonly [NewsType, BackgroundNewsArticleLeaf['@type']];
  readonly sponsored: readonly [ArticleLeaf['@type'], AdvertiserContentArticleLeaf['@type']];
};

export type ArticleNode = Omit<NewsArticleLeaf, '@type'> & {
  readonly '@type': NewsType | (typeof labelTypes)[Label];
};

/**
 * Notes that correct a story, as schema.org defines a CorrectionComment. An update adds to what was right, an editor’s note
 * tells how to read a story: neither corrects. https://schema.org/CorrectionComment
 */
const correcting: ReadonlySet<NoteKind> = new Set(['correction', 'clarification', 'retraction']);

/**
 * A story as search engines read it. Of a withdrawn story there is no picture and nothing of its text.
 * https://developers.google.com/search/docs/appearance/structured-data/article https://schema.org/NewsArticle
 */
export function toNewsArticle(story: Story, site: Site): ArticleNode {
  const { url, withdrawn, published } = story;
  const [section] = story.topics;
  const related = story.related.stories.flatMap((link) => link.url ?? []);
  const corrections = story.notes.filter(({ kind }) => correcting.has(kind));
  return {
    '@type': story.label ? labelTypes[story.label] : 'NewsArticle',
    '@id': articleId(url),
    url,
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': url,
      ...(related.length > 0 && !withdrawn && { relatedLink: related }),
    },
    headline: story.headline,
    description: story.description,
    inLanguage: story.lang,
    ...(published && { datePublished: published.text }),
    ...(story.modified && { dateModified: story.modified.text }),
    author: story.authors.length > 0 ? story.authors.map(toPerson) : [toPublisherAsAuthor(story, site)],
    ...(story.editors.length > 0 && { editor: story.editors.map(toPerson) }),
    ...(story.translators.length > 0 && { translator: story.translators.map(toPerson) }),
    ...(story.contributors.length > 0 && { contributor: story.contributors.map(toPerson) }),
    publisher: { '@id': organizationId(site) },
    ...(section && {
      articleSection: section.name,
      keywords: story.topics.map(({ name }) => name),
      about: story.topics.map(toSubject),
    }),
    ...(corrections.length > 0 && {
      correction: corrections.map((note): CorrectionCommentLeaf => ({
        '@type': 'CorrectionComment',
        name: note.name,
        text: note.text,
        datePublished: note.at.text,
        url: note.url,
      })),
    }),
    copyrightHolder:
      site.copyright === undefined
        ? { '@id': organizationId(site) }
        : ({ '@type': 'Organization', name: site.copyright } satisfies OrganizationLeaf),
    ...(published && { copyrightYear: Number(published.text.slice(0, 4)) }),
    ...(site.license && { license: site.license.url }),
    ...(withdrawn
      ? { creativeWorkStatus: 'Withdrawn' }
      : {
          ...toImages(story, site),
          ...(story.dateline !== undefined && { dateline: story.dateline }),
          wordCount: story.words,
          isAccessibleForFree: true,
        }),
  };
}

function toPerson({ name, url }: StoryPerson): PersonLeaf {
  return { '@type': 'Person', '@id': personId(url), name, url };
}

function toPublisherAsAuthor({ publisher }: Story, site: Site): NewsMediaOrganizationLeaf {
  return { '@type': 'NewsMediaOrganization', '@id': organizationId(site), name: publisher.name, url: publisher.url };
}

/** Codes of Media Topics have an address. https://iptc.org/standards/media-topics/ */
function toSubject({ name, url, mediaTopic }: StoryTopic): ThingLeaf {
  return {
    '@type': 'Thing',
    name,
    url,
    ...(mediaTopic !== undefined && {
      sameAs: `http://cv.iptc.org/newscodes/mediatopic/${mediaTopic.replace('medtop:', '')}`,
    }),
  };
}

/**
 * The lead image cut to the shapes that Google asks for; without one, the story’s card. The site’s does not stand for it: the
 * picture is to be of the story.
 */
function toImages({ id, image }: Story, site: Site): { readonly image?: readonly ImageObjectLeaf[] } {
  const toImage = (picture: { readonly url: string; readonly width: number; readonly height: number }) => ({
    '@type': 'ImageObject' as const,
    url: picture.url,
    width: `${picture.width}`,
    height: `${picture.height}`,
  });
  if (!image) {
    return publishes('cards', site) ? { image: [toImage({ url: absoluteUrl(cardPath(id), site), ...cardSize })] } : {};
  }
  const shapes = pictureShapes.filter((shape) => shape !== 'whole');
  return {
    image: shapes.map((shape) => ({
      ...toImage(image.shapes[shape]),
      ...(image.caption !== undefined && { caption: image.caption }),
      ...(image.credit !== undefined && { creditText: image.credit }),
    })),
  };
}
