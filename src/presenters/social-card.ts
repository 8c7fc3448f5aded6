import type { Article } from '../domain/article.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { publishes } from '../domain/optional-outputs.ts';
import type { Site } from '../domain/site.ts';
import type { ArticleCard, SiteCard } from '../formats/social-card.ts';
import { toStoryCard } from './story-card.ts';

/** Draws on the article and the site alone, so that a card changes only with what it shows. */
export function toSocialCard(article: Article, site: Site): ArticleCard {
  const { label, kicker, headline, date } = toStoryCard(article, site);
  return {
    kind: 'article',
    name: site.name,
    siteLang: site.lang,
    ...(label !== undefined && { label }),
    ...(kicker && { topic: kicker.label }),
    headline,
    lang: article.lang ?? site.lang,
    date: date.text,
  };
}

/** The public stories that have a card; none if the newsroom leaves cards out. */
export function storiesWithCard({ articles, site }: Newsroom): readonly Article[] {
  return publishes('cards', site) ? articles : [];
}

export function toSiteCard(site: Site): SiteCard {
  return { kind: 'site', name: site.name, siteLang: site.lang, tagline: site.tagline };
}
