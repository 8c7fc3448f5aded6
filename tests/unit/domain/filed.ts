import { emptyFront } from '../../../src/domain/front.ts';
import type { FiledArticle } from '../../../src/domain/article.ts';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Site } from '../../../src/domain/site.ts';
import type { StandingPage } from '../../../src/domain/standing-page.ts';
import type { Topic } from '../../../src/domain/topic.ts';

/** What editors might have filed, as short as tests need it. */

export const body = { key: '', words: 0, opening: '' };

export function instant(text: string): Instant {
  return { text, epoch: Date.parse(text) };
}

/** Published at noon UTC on the day of its id. */
export function article(id: string, fields: Partial<FiledArticle> = {}): FiledArticle {
  return {
    id,
    file: `content/articles/${id}.md`,
    headline: `Headline of ${id}`,
    ...(!('updated' in fields) && { published: instant(`${id.slice(0, 10).replaceAll('/', '-')}T12:00:00Z`) }),
    authors: [],
    editors: [],
    translators: [],
    contributors: [],
    topics: [],
    related: [],
    notes: [],
    status: 'published',
    aliases: [],
    body,
    pictures: {},
    attachments: {},
    ...fields,
  };
}

export function person(id: string, fields: Partial<Person> = {}): Person {
  return { id, file: `content/people/${id}.md`, name: id, links: [], aliases: [], bio: body, ...fields };
}

export function topic(id: string, fields: Partial<Topic> = {}): Topic {
  return { id, file: `content/topics/${id}.md`, name: id, aliases: [], introduction: body, ...fields };
}

export function page(id: string, fields: Partial<StandingPage> = {}): StandingPage {
  return { id, file: `content/pages/${id}.md`, title: id, description: id, aliases: [], body, ...fields };
}

export const site: Site = {
  name: 'The Example',
  tagline: 'News',
  description: 'News.',
  url: 'https://news.example',
  lang: 'en',
  timeZone: 'America/New_York',
  timeZoneLabel: 'E.T.',
  navigation: [],
  footer: [],
  listing: { perPage: 30 },
  feeds: { items: 50 },
  leaveOut: {},
  policies: {},
  accounts: [],
  checks: {},
  trust: { memberOf: [], control: [] },
};

export function filed(content: Partial<FiledContent>): FiledContent {
  return {
    folder: 'content',
    site,
    front: emptyFront,
    articles: [],
    people: [],
    topics: [],
    pages: [],
    broken: { articles: [], people: [], topics: [], pages: [] },
    ...content,
  };
}
