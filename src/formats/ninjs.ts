import type { Article, Label } from '../domain/article.ts';
import { nameParts } from '../domain/credits.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { labelNames, relatedHeading } from '../domain/phrases.ts';
import { publishes } from '../domain/optional-outputs.ts';
import { pictureShapes, type PictureShape } from '../domain/shared-picture.ts';
import type { CrawlerAnswer, Site } from '../domain/site.ts';
import { portableHtml } from '../markdown/portable-html.ts';
import { readableText } from '../markdown/readable-text.ts';
import { withDateline } from '../markdown/split-body.ts';
import { absoluteUrl, markdownPath } from '../urls.ts';
import {
  textBaseOf,
  toStory,
  type Story,
  type StoryImage,
  type StoryNote,
  type StoryPerson,
  type StoryTopic,
} from './story.ts';

/** Usable; not to be used yet, in previews of what is not public; to be taken down, because the story is withdrawn. */
export type PublicationStatus = 'usable' | 'withheld' | 'canceled';

interface Wording {
  readonly role: string;
  readonly contentType?: string;
  readonly value: string;
}

interface Relation {
  readonly name: string;
  readonly rel: string;
  readonly uri?: string;
}

interface Rendition {
  readonly name: string;
  readonly href: string;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
  readonly aspectRatio?: string;
}

/** What this site says of the properties of IPTC ninjs 3.1, in their order. https://iptc.org/std/ninjs/ninjs-schema_3.1.json */
export interface NewsObject {
  readonly uri: string;
  readonly type: 'text' | 'picture';
  readonly representationType?: 'full';
  readonly profile?: string;
  /** A whole number. */
  readonly version?: string;
  readonly firstCreated?: string;
  readonly versionCreated?: string;
  readonly pubStatus?: PublicationStatus;
  readonly copyrightHolder?: string;
  readonly copyrightNotice?: string;
  readonly usageTerms?: string;
  readonly rightsInfo?: { readonly linkedRights: string };
  readonly edNote?: string;
  readonly language?: string;
  readonly headlines?: readonly Wording[];
  readonly descriptions?: readonly Wording[];
  readonly bodies?: readonly Wording[];
  readonly by?: string;
  readonly located?: string;
  readonly people?: readonly Relation[];
  readonly organisations?: readonly Relation[];
  readonly places?: readonly Relation[];
  readonly subjects?: readonly (Relation & { readonly literal?: string })[];
  readonly genres?: readonly { readonly name: string; readonly uri?: string; readonly literal: string }[];
  readonly renditions?: readonly Rendition[];
  readonly associations?: readonly Association[];
  readonly altIds?: readonly { readonly role: string; readonly value: string }[];
  readonly standard?: { readonly name: string; readonly version: string; readonly schema: string };
}

export type Association = NewsObject & { readonly name: string; readonly rel: string };

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
} as const;

/**
 * A story as other newsrooms take it over. Of a withdrawn one the headline, the credits and the notes are left, so that
 * whoever has taken it over learns why it has to go.
 *
 * ninjs has no place for corrections, and a document with properties of one’s own is no longer valid. So each note of the
 * record is an associated text, `rel` its kind, under the note’s own address; for the desk that receives the story all of
 * them stand in `edNote` once more.
 *
 * @param body the rendered text, as pages show it; unused if the story is withdrawn
 */
export function toNinjs(article: Article, newsroom: Newsroom, body: string): NewsObject {
  const { site } = newsroom;
  const story = toStory(article, newsroom);
  const { withdrawn, dateline } = story;
  const names = article.authors.length > 0 ? nameParts(article.authors, site.lang) : [{ text: site.name }];
  const text = withdrawn ? '' : portableHtml(withDateline(body, dateline), textBaseOf(story)).trim();
  const associations = [
    ...(story.image ? [toPicture(story.image)] : []),
    ...(withdrawn ? [] : toRelated(story)),
    ...story.notes.map((note) => toNoteText(note, story)),
  ];
  return {
    uri: story.url,
    type: 'text',
    ...(!withdrawn && { representationType: 'full', profile: story.image ? 'text-photo' : 'text-only' }),
    version: String(story.version),
    ...(story.published && { firstCreated: story.published.text }),
    versionCreated: versionCreated(story),
    pubStatus: publicationStatus(article),
    copyrightHolder: copyrightHolder(site),
    copyrightNotice: `© ${article.day.slice(0, 4)} ${copyrightHolder(site)}`,
    ...usage(site),
    ...(story.notes.length > 0 && { edNote: story.notes.map(noteLine).join('\n') }),
    language: story.lang,
    headlines: [{ role: 'main', contentType: 'text/plain', value: story.headline }],
    ...(story.dek !== undefined &&
      !withdrawn && { descriptions: [{ role: 'dek', contentType: 'text/plain', value: story.dek }] }),
    ...(text !== '' && {
      bodies: [
        { role: 'main', contentType: 'text/html', value: text },
        { role: 'main', contentType: 'text/plain', value: readableText(text) },
      ],
    }),
    by: names.map((part) => part.text).join(''),
    ...(dateline !== undefined && !withdrawn && { located: dateline }),
    ...people(story),
    organisations: [{ name: story.publisher.name, rel: 'publisher', uri: story.publisher.url }],
    ...(dateline !== undefined && !withdrawn && { places: [{ name: dateline, rel: 'dateline' }] }),
    ...(story.topics.length > 0 && { subjects: story.topics.flatMap(toSubjects) }),
    ...(story.label && { genres: [toGenre(story.label)] }),
    renditions: [
      { name: 'web', href: story.url, contentType: 'text/html' },
      ...(publishes('copies', site)
        ? [{ name: 'markdown', href: absoluteUrl(markdownPath(story.id), site), contentType: 'text/markdown' }]
        : []),
    ],
    ...(associations.length > 0 && { associations }),
    ...(!story.guidIsUrl && { altIds: [{ role: 'guid', value: story.guid }] }),
    standard,
  };
}

/** Bytes of a ninjs document. */
export function printNinjs(item: NewsObject): string {
  return `${JSON.stringify(item, null, 2)}\n`;
}

export function publicationStatus({ status, visibility }: Article): PublicationStatus {
  if (visibility !== 'public') return 'withheld';
  return status === 'withdrawn' ? 'canceled' : 'usable';
}

/** When the newest version came into being. */
export function versionCreated({ modified, date }: Story): string {
  return (modified ?? date).text;
}

export const trainingTerms: Readonly<Record<CrawlerAnswer, string>> = {
  allow: 'May be used to train language models.',
  refuse: 'Not to be used to train language models.',
};

/** Terms on which stories may be used; empty if `site.yaml` says nothing. */
export function usage({ license, aiCrawlers }: Site): Pick<NewsObject, 'usageTerms' | 'rightsInfo'> {
  const terms = [
    ...(license ? [`License: ${license.name}, ${license.url}`] : []),
    ...(aiCrawlers ? [trainingTerms[aiCrawlers]] : []),
  ];
  return {
    ...(terms.length > 0 && { usageTerms: terms.join('\n') }),
    ...(license && { rightsInfo: { linkedRights: new URL(license.url).href } }),
  };
}

function copyrightHolder({ copyright, name }: Site): string {
  return copyright ?? name;
}

function people({ authors, editors, translators, contributors }: Story): Pick<NewsObject, 'people'> {
  const relate = (persons: readonly StoryPerson[], rel: string): readonly Relation[] =>
    persons.map(({ name, url }) => ({ name, rel, uri: url }));
  const all = [
    ...relate(authors, 'author'),
    ...relate(editors, 'editor'),
    ...relate(translators, 'translator'),
    ...relate(contributors, 'contributor'),
  ];
  return all.length > 0 ? { people: all } : {};
}

/** Our own topic, and the Media Topic that it corresponds to. https://iptc.org/standards/media-topics/ */
function toSubjects({ name, url, mediaTopic }: StoryTopic): NonNullable<NewsObject['subjects']> {
  const code = mediaTopic?.replace(/^medtop:/, '');
  return [
    ...(code === undefined || mediaTopic === undefined
      ? []
      : [{ name, rel: 'about', uri: `http://cv.iptc.org/newscodes/mediatopic/${code}`, literal: mediaTopic }]),
    { name, rel: 'about', uri: url },
  ];
}

/** Labels for which the IPTC has a code. https://cv.iptc.org/newscodes/genre/ */
const genreCodes: Readonly<Partial<Record<Label, string>>> = { analysis: 'Analysis', opinion: 'Opinion' };

function toGenre(label: Label): NonNullable<NewsObject['genres']>[number] {
  const code = genreCodes[label];
  return {
    name: labelNames[label],
    ...(code !== undefined && { uri: `http://cv.iptc.org/newscodes/genre/${code}` }),
    literal: label,
  };
}

const aspectRatios: Readonly<Partial<Record<PictureShape, string>>> = { '16x9': '16:9', '4x3': '4:3', '1x1': '1:1' };

function toPicture({ alt, caption, credit, shapes }: StoryImage): Association {
  const descriptions = [
    ...(caption === undefined ? [] : [{ role: 'caption', contentType: 'text/plain', value: caption }]),
    ...(alt === '' ? [] : [{ role: 'alt', contentType: 'text/plain', value: alt }]),
  ];
  return {
    name: 'Lead image',
    rel: 'image',
    uri: shapes.whole.url,
    type: 'picture',
    ...(descriptions.length > 0 && { descriptions }),
    ...(credit !== undefined && { by: credit }),
    renditions: pictureShapes.map((shape) => {
      const { url, type, width, height } = shapes[shape];
      const aspectRatio = aspectRatios[shape];
      return {
        name: shape,
        href: url,
        contentType: type,
        width,
        height,
        ...(aspectRatio !== undefined && { aspectRatio }),
      };
    }),
  };
}

/** Those of which only the headline is known have no address, and so no place here. */
function toRelated({ related }: Story): readonly Association[] {
  return related.stories.flatMap(({ headline, url, publication }) =>
    url === undefined || !URL.canParse(url)
      ? []
      : [
          {
            name: relatedHeading,
            rel: 'related',
            uri: new URL(url).href,
            type: 'text' as const,
            headlines: [{ role: 'main', contentType: 'text/plain', value: headline }],
            ...(publication !== undefined && { organisations: [{ name: publication, rel: 'publisher' }] }),
          },
        ],
  );
}

function toNoteText({ url, kind, name, at, text, was, now }: StoryNote, { lang }: Story): Association {
  const body = (role: string, value: string): Wording => ({ role, contentType: 'text/plain', value });
  return {
    name,
    rel: kind,
    uri: url,
    type: 'text',
    versionCreated: at.text,
    language: lang,
    bodies: [
      body('main', text),
      ...(was === undefined ? [] : [body('was', was)]),
      ...(now === undefined ? [] : [body('now', now)]),
    ],
  };
}

function noteLine({ name, date, text }: StoryNote): string {
  return `${name}, ${date}: ${text}`;
}
