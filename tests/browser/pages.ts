import {
  archivePath,
  articlePath,
  correctionsLogPath,
  datePath,
  editionPath,
  feedsPath,
  historyPath,
  frontPath,
  peoplePath,
  personPagePath,
  personPath,
  searchPath,
  standingPagePath,
  topicPagePath,
  topicPath,
  topicsPath,
  versionPath,
} from '../../src/urls.ts';

export interface PageKind {
  readonly kind: string;
  /** One page of the kind in the newsroom of fixtures. */
  readonly path: string;
  /** The addresses of all pages of the kind. */
  readonly like: RegExp;
}

/** The story that has every field. */
export const everyElement = articlePath('2025/10/30/every-element');
/** The story with a table, footnotes and a list of tasks. */
export const marksOfMarkdown = articlePath('2025/10/27/marks-of-markdown');
/** A story in Arabic. */
export const rightToLeft = articlePath('2025/10/24/arabic');

const article = /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/;

/** An old address that a story, a topic or a page gave up; it has neither nameplate nor navigation and sends the reader on. */
export const oldAddress: PageKind = {
  kind: 'an old address',
  path: '/news/every-element/',
  like: /^\/(?:news|old|größe|category)\/|^\/imprint\.html$/,
};

/** It holds its typefaces and pictures. */
export const dayToKeep: PageKind = {
  kind: 'a day to keep',
  path: editionPath('2025-10-30', 'html'),
  like: /^\/editions\/[^/]+\.html$/,
};

/** Everything that looks like a page of the paper. */
export const pageKinds: readonly PageKind[] = [
  { kind: 'the front', path: frontPath, like: /^\/$/ },
  { kind: 'a story with every element', path: everyElement, like: article },
  { kind: 'a story with a table and footnotes', path: marksOfMarkdown, like: article },
  { kind: 'a story with pictures', path: articlePath('2025/10/26/pictures'), like: article },
  { kind: 'a story without a gap to break a line', path: articlePath('2025/10/29/hostile'), like: article },
  { kind: 'a story from right to left', path: rightToLeft, like: article },
  { kind: 'a story told with elements', path: articlePath('2025/09/21/elements'), like: article },
  { kind: 'a withdrawn story', path: articlePath('2025/10/20/withdrawn'), like: article },
  {
    kind: 'the versions of a story',
    path: historyPath('2025/10/30/every-element'),
    like: /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/history\/$/,
  },
  {
    kind: 'the versions of a withdrawn story',
    path: historyPath('2025/10/20/withdrawn'),
    like: /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/history\/$/,
  },
  {
    kind: 'an old version of a story',
    path: versionPath('2025/10/30/every-element', 1),
    like: /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/history\/\d+\/$/,
  },
  { kind: 'the feeds', path: feedsPath, like: /^\/feeds\/$/ },
  { kind: 'the topics', path: topicsPath, like: /^\/topics\/$/ },
  { kind: 'a topic', path: topicPath('filler'), like: /^\/topics\/[^/]+\/$/ },
  { kind: 'a topic without stories', path: topicPath('empty'), like: /^\/topics\/[^/]+\/$/ },
  { kind: 'the oldest page of a topic', path: topicPagePath('filler', 1), like: /^\/topics\/[^/]+\/page\/\d+\/$/ },
  { kind: 'the people', path: peoplePath, like: /^\/people\/$/ },
  { kind: 'a person', path: personPath('ben-filler'), like: /^\/people\/[^/]+\/$/ },
  {
    kind: 'the oldest page of a person',
    path: personPagePath('ben-filler', 1),
    like: /^\/people\/[^/]+\/page\/\d+\/$/,
  },
  { kind: 'the archive', path: archivePath, like: /^\/archive\/$/ },
  { kind: 'a year', path: datePath('2025'), like: /^\/\d{4}\/$/ },
  { kind: 'a month', path: datePath('2025-10'), like: /^\/\d{4}\/\d\d\/$/ },
  { kind: 'a day', path: datePath('2025-10-30'), like: /^\/\d{4}\/\d\d\/\d\d\/$/ },
  dayToKeep,
  { kind: 'the corrections', path: correctionsLogPath(), like: /^\/corrections\/$/ },
  {
    kind: 'the corrections of one kind, with what changed',
    path: correctionsLogPath('correction'),
    like: /^\/corrections\/[^/]+\/$/,
  },
  {
    kind: 'the oldest page of the corrections',
    path: correctionsLogPath(undefined, 1),
    like: /^\/corrections\/(?:[^/]+\/)?page\/\d+\/$/,
  },
  { kind: 'the search', path: searchPath, like: /^\/search\/$/ },
  { kind: 'a standing page', path: standingPagePath('contact'), like: /^\/(?:about-filler|contact)\/$/ },
  { kind: 'a page that is not there', path: '/no-such-page/', like: /^\/404\.html$/ },
];
