import type { Article, Label } from '../domain/article.ts';
import type { BodySource } from '../domain/body.ts';
import { creditLines, nameParts } from '../domain/credits.ts';
import type { Instant } from '../domain/instant.ts';
import { versionOf } from '../domain/modification.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { noteAnchor, placementOf, type NoteKind, type NotePlacement } from '../domain/note.ts';
import type { Person } from '../domain/person.ts';
import { creditNames, noteNames, relatedHeading } from '../domain/phrases.ts';
import type { PictureFile } from '../domain/picture.ts';
import { printInstant } from '../domain/printed-date.ts';
import { pictureShapes, sharedSize, type PictureShape } from '../domain/shared-picture.ts';
import { describeArticle } from '../domain/description.ts';
import type { Site } from '../domain/site.ts';
import type { Topic } from '../domain/topic.ts';
import {
  absoluteUrl,
  articlePath,
  frontPath,
  personPath,
  sharedPicturePath,
  topicPath,
  type TextBase,
} from '../urls.ts';

/**
 * One story as every output for machines tells it: feeds, structured data, sitemaps, wire, Markdown. They all print from this
 * value, so that none can say what another does not. Addresses are absolute.
 */
export interface Story {
  /** `2024/10/22/slug` */
  readonly id: string;
  readonly url: string;
  /** Never changes once it has gone out. */
  readonly guid: string;
  readonly guidIsUrl: boolean;
  /** Counted from 1; see `versionOf`. */
  readonly version: number;
  /** Of a withdrawn story only the headline, the credits and the notes are told. */
  readonly withdrawn: boolean;
  readonly headline: string;
  readonly dek?: string;
  /** For those who want one in any case: the dek, else the beginning of the text. */
  readonly description: string;
  readonly label?: Label;
  /** Empty if the publication itself is the author. */
  readonly authors: readonly StoryPerson[];
  readonly editors: readonly StoryPerson[];
  readonly translators: readonly StoryPerson[];
  readonly contributors: readonly StoryPerson[];
  readonly publisher: { readonly name: string; readonly url: string };
  readonly topics: readonly StoryTopic[];
  /** Unknown for wire copy that states an update only. */
  readonly published?: Instant;
  /** See `modifiedOf`; absent if the story never changed. */
  readonly modified?: Instant;
  /** First publication; the update only where nothing else is known. */
  readonly date: Instant;
  readonly lang: string;
  readonly dateline?: string;
  /** Absent if the story is withdrawn. */
  readonly body?: BodySource;
  /** Files of its pictures: when one changes, so does what shows it. */
  readonly pictures: readonly PictureFile[];
  readonly words: number;
  /** In the order of the record. */
  readonly notes: readonly StoryNote[];
  /** `By Ada Example and Ben Example`, as the page prints it; absent without authors. */
  readonly byline?: string;
  /** `Edited by Mike Firn and Eugene Whong.` and the others, as the page prints them. */
  readonly credits: readonly string[];
  readonly related: { readonly heading: string; readonly stories: readonly StoryLink[] };
  /** Absent if there is none, or the story is withdrawn. */
  readonly image?: StoryImage;
}

export interface StoryPerson {
  readonly id: string;
  readonly name: string;
  /** Page on this site. */
  readonly url: string;
}

export interface StoryTopic {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly mediaTopic?: string;
}

export interface StoryLink {
  readonly headline: string;
  readonly url?: string;
  /** The publication of a story elsewhere. */
  readonly publication?: string;
}

export interface StoryNote {
  /** The note’s own address: the story’s, with its anchor. */
  readonly url: string;
  readonly kind: NoteKind;
  /** `Correction` */
  readonly name: string;
  readonly at: Instant;
  /** `at`, as the page prints it. */
  readonly date: string;
  readonly placement: NotePlacement;
  readonly text: string;
  readonly was?: string;
  readonly now?: string;
}

export interface StoryImage extends ToldImage {
  readonly source: StoryImageSource;
}

/** An image by all that is told of it, without its file: Astro takes note of whoever looks at that. */
export interface ToldImage {
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
  /** The image in each of its shapes, as JPEG. */
  readonly shapes: Readonly<Record<PictureShape, SharedPicture>>;
}

/** Where the image’s file is to be found. */
export interface StoryImageSource {
  /** The article’s file. */
  readonly beside: string;
  /** The picture’s file, as the article names it. */
  readonly name: string;
  /** When the bytes change, so does this. */
  readonly file: PictureFile;
}

export interface SharedPicture {
  readonly url: string;
  readonly type: 'image/jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What addresses in the story’s text are relative to. */
export function textBaseOf({ url, publisher }: Pick<Story, 'url' | 'publisher'>): TextBase {
  return { page: url, front: publisher.url };
}

/** What of a newsroom a story is told with. */
type Surroundings = Pick<Newsroom, 'articleById'> & { readonly site: StorySite };
type StorySite = Pick<Site, 'name' | 'url' | 'lang' | 'timeZone' | 'timeZoneLabel'>;

/**
 * What decides a story, and a page of it beside what all pages share: two of the same facts are the same. Taken together
 * faster than the story is told, for a rebuild asks for those of every article.
 */
export function storyFacts(article: Article, { site, articleById }: Surroundings): readonly unknown[] {
  const { authors, editors, translators, contributors, topics, related, body, ...own } = article;
  const { name, url, lang, timeZone, timeZoneLabel } = site;
  return [
    [name, url, lang, timeZone, timeZoneLabel],
    own,
    [body.key, body.words, describeArticle(article)],
    [authors, editors, translators, contributors].map((persons) =>
      persons.map((person) => [person.id, person.name, person.fediverse]),
    ),
    topics.map((topic) => [topic.id, topic.name, topic.mediaTopic]),
    related.map((pick) => (typeof pick === 'string' ? [pick, articleById.get(pick)?.headline] : pick)),
  ];
}

export function toStory(article: Article, newsroom: Surroundings): Story {
  const { site } = newsroom;
  const url = absoluteUrl(articlePath(article.id), site);
  const withdrawn = article.status === 'withdrawn';
  const persons = (list: readonly Person[]): readonly StoryPerson[] =>
    list.map(({ id, name }) => ({ id, name, url: absoluteUrl(personPath(id), site) }));
  const image = withdrawn ? undefined : toStoryImage(article, newsroom);
  return {
    id: article.id,
    url,
    guid: article.legacyId ?? url,
    guidIsUrl: article.legacyId === undefined,
    version: versionOf(article),
    withdrawn,
    headline: article.headline,
    ...(article.dek !== undefined && { dek: article.dek }),
    description: describeArticle(article),
    ...(article.label && { label: article.label }),
    authors: persons(article.authors),
    editors: persons(article.editors),
    translators: persons(article.translators),
    contributors: persons(article.contributors),
    publisher: { name: site.name, url: absoluteUrl(frontPath, site) },
    topics: article.topics.map((topic) => toStoryTopic(topic, newsroom)),
    ...(article.published && { published: article.published }),
    ...(article.modified && { modified: article.modified }),
    date: article.firstPublic,
    lang: article.lang ?? site.lang,
    ...(article.dateline !== undefined && { dateline: article.dateline }),
    ...(!withdrawn && { body: toBodySource(article) }),
    pictures: withdrawn ? [] : Object.values(article.pictures),
    words: withdrawn ? 0 : article.body.words,
    notes: article.notes.map(({ at, kind, text, was, now, ...note }, index) => ({
      url: `${url}#${noteAnchor(index)}`,
      kind,
      name: noteNames[kind],
      at,
      date: printInstant(at, site),
      placement: placementOf({ at, kind, text, ...note }),
      text,
      ...(was !== undefined && { was }),
      ...(now !== undefined && { now }),
    })),
    ...(article.authors.length > 0 && {
      byline: `${creditNames.authors} ${joined(nameParts(article.authors, site.lang))}`,
    }),
    credits: creditLines(article, site.lang).map(joined),
    related: {
      heading: relatedHeading,
      stories: article.related.flatMap((pick): readonly StoryLink[] => {
        if (typeof pick !== 'string') return [pick];
        const story = newsroom.articleById.get(pick);
        return story ? [{ headline: story.headline, url: absoluteUrl(articlePath(story.id), site) }] : [];
      }),
    },
    ...(image && { image }),
  };
}

/** Where an article’s text is to be found. */
export function toBodySource({ id, file, body: { key, standsAlone } }: Article): BodySource {
  return { section: 'articles', id, file, key, ...(standsAlone && { standsAlone }) };
}

function joined(parts: readonly { readonly text: string }[]): string {
  return parts.map(({ text }) => text).join('');
}

function toStoryTopic({ id, name, mediaTopic }: Topic, { site }: Surroundings): StoryTopic {
  return { id, name, url: absoluteUrl(topicPath(id), site), ...(mediaTopic !== undefined && { mediaTopic }) };
}

function toStoryImage({ id, file: beside, image, pictures }: Article, { site }: Surroundings): StoryImage | undefined {
  const file = image && pictures[image.src];
  if (!file) return undefined;
  const { src: name, alt, caption, credit } = image;
  return {
    alt,
    ...(caption !== undefined && { caption }),
    ...(credit !== undefined && { credit }),
    source: { beside, name, file },
    shapes: Object.fromEntries(
      pictureShapes.map((shape): [PictureShape, SharedPicture] => [
        shape,
        { url: absoluteUrl(sharedPicturePath(id, shape), site), type: 'image/jpeg', ...sharedSize(file, shape) },
      ]),
    ) as Record<PictureShape, SharedPicture>,
  };
}
