import type { Article, Visibility } from '../domain/article.ts';
import type { BodySource } from '../domain/body.ts';
import { labelNames, updatedOn } from '../domain/phrases.ts';
import type { PictureFile } from '../domain/picture.ts';
import { printDateOf } from '../domain/printed-date.ts';
import type { Site } from '../domain/site.ts';
import { textDirection } from '../domain/text-direction.ts';
import { articlePath, topicPath } from '../urls.ts';
import type { Link } from './frame.ts';

/** A story in a listing: kicker, headline, dek, date. */
export interface StoryCard {
  readonly href: string;
  readonly headline: string;
  readonly dek?: string;
  readonly kicker?: Link;
  /** `Analysis`, `Opinion` … */
  readonly label?: string;
  readonly date: { readonly datetime: string; readonly text: string };
  /** Where the story is not in the site’s language. */
  readonly language?: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
  /** Only while an editor works. */
  readonly unpublished?: Exclude<Visibility, 'public'>;
}

/** A story that leads a page or a block, with its lead image where it has one. */
export interface LeadCard extends StoryCard {
  readonly picture?: CardPicture;
}

export interface CardPicture {
  readonly source: BodySource;
  readonly name: string;
  readonly alt: string;
  /** When it changes, so does the page. */
  readonly file?: PictureFile;
}

export function toLeadCard(article: Article, site: Site): LeadCard {
  const { image, pictures, id, file, body } = article;
  const picture = image && pictures[image.src];
  return {
    ...toStoryCard(article, site),
    ...(image && {
      picture: {
        source: { section: 'articles', id, file, key: body.key },
        name: image.src,
        alt: image.alt,
        ...(picture && { file: picture }),
      },
    }),
  };
}

const cards = new WeakMap<Article, { readonly site: Site; readonly card: StoryCard }>();

/** Made once for all lists in which a story stands. */
export function toStoryCard(article: Article, site: Site): StoryCard {
  const known = cards.get(article);
  if (known?.site === site) return known.card;
  const card = makeStoryCard(article, site);
  cards.set(article, { site, card });
  return card;
}

function makeStoryCard(article: Article, site: Site): StoryCard {
  const [topic] = article.topics;
  const date = printDateOf(article.firstPublic, site);
  return {
    href: articlePath(article.id),
    headline: article.headline,
    ...(article.dek !== undefined && { dek: article.dek }),
    ...(topic && { kicker: { label: topic.name, href: topicPath(topic.id) } }),
    ...(article.label && { label: labelNames[article.label] }),
    date: {
      datetime: article.firstPublic.text,
      // Where the first publication is unknown, the date is that of an update and says so.
      text: article.published ? date : `${updatedOn} ${date}`,
    },
    ...(article.lang !== undefined && article.lang !== site.lang && { language: toLanguage(article.lang) }),
    ...(article.visibility !== 'public' && { unpublished: article.visibility }),
  };
}

export function toLanguage(lang: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang, dir: textDirection(lang) };
}
