import type { BrokenEntry, FiledContent } from '../domain/filed-content.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import type { Problem } from '../domain/problem.ts';
import {
  articlePath,
  attachmentPath,
  datePath,
  formerIds,
  ownFilesBeside,
  pageOf,
  personPath,
  reservedFiles,
  reservedSegments,
  standingPagePath,
  topicPath,
} from '../urls.ts';

interface Claim {
  readonly path: string;
  readonly file: string;
}

/** Every address belongs to one file. Drafts count: they are meant to be published. */
export function findAddressClashes(filed: FiledContent, newsroom: Newsroom): readonly Problem[] {
  const { broken } = filed;
  const claims: readonly Claim[] = [
    ...claimsOf(filed.pages, broken.pages, standingPagePath),
    ...claimsOf(filed.articles, broken.articles, articlePath),
    ...claimsOf(filed.topics, broken.topics, topicPath),
    ...claimsOf(filed.people, broken.people, personPath),
  ];
  const owners = new Map<string, string>();
  const problems = claims.flatMap(({ path, file }): Problem[] => {
    if (isOwnPath(path, topLevel)) {
      return [{ file, line: 1, message: `its address ${path} belongs to the site itself. Rename the file.` }];
    }
    const owner = owners.get(path);
    if (owner === undefined) owners.set(path, file);
    return owner === undefined
      ? []
      : [
          {
            file,
            line: 1,
            message: `its address ${path} is also that of ${owner}. Rename or remove one of the two files.`,
          },
        ];
  });
  return [...problems, ...findAliasClashes(filed, newsroom, owners)];
}

function claimsOf(
  sound: readonly { readonly id: string; readonly file: string }[],
  broken: readonly BrokenEntry[],
  pathOf: (id: string) => string,
): readonly Claim[] {
  // A file that has to be moved or renamed first has no address yet.
  const placed = broken.flatMap(({ ids: [id, ...others], file }) =>
    id === undefined || others.length > 0 || !/\.mdx?$/.test(file) ? [] : [{ id, file }],
  );
  return [...sound, ...placed].map(({ id, file }) => ({ path: pathOf(id), file }));
}

/** A file with the old addresses that it claims. */
interface Claimant {
  readonly file: string;
  readonly aliases: readonly string[];
  /** What messages call it: the article’s own address. */
  readonly kind: 'article' | 'topic' | 'person' | 'page';
  /** Of things that the site itself gives addresses to: the one of an id. */
  readonly pathOf?: (id: string) => string;
}

function claimants({ articles, topics, people, pages, broken }: FiledContent): readonly Claimant[] {
  const ofKind = (
    sound: readonly Omit<Claimant, 'kind'>[],
    faulty: readonly BrokenEntry<Pick<Claimant, 'aliases'>>[],
    kind: Pick<Claimant, 'kind' | 'pathOf'>,
  ): readonly Claimant[] =>
    [...sound, ...faulty.map(({ file, fields: { aliases = [] } }) => ({ file, aliases }))].map(({ file, aliases }) => ({
      ...kind,
      file,
      aliases,
    }));
  return [
    ...ofKind(articles, broken.articles, { kind: 'article' }),
    ...ofKind(topics, broken.topics, { kind: 'topic', pathOf: topicPath }),
    ...ofKind(people, broken.people, { kind: 'person', pathOf: personPath }),
    ...ofKind(pages, broken.pages, { kind: 'page' }),
  ];
}

function findAliasClashes(filed: FiledContent, newsroom: Newsroom, owners: Map<string, string>): readonly Problem[] {
  const datePaths = new Set(
    [...newsroom.articlesByDay.keys()].flatMap((day) => [day, day.slice(0, 7), day.slice(0, 4)].map(datePath)),
  );
  const attachmentsById = new Map(filed.articles.map(({ id, attachments }) => [id, attachments]));
  const isBesideStory = (path: string) => {
    const id = /^\/(\d{4}\/\d{2}\/\d{2}\/[^/]+)\/[^/]+$/.exec(path)?.[1] ?? '';
    const attachments = attachmentsById.get(id);
    return (
      attachments !== undefined &&
      [...ownFilesBeside(id), ...Object.keys(attachments).map((name) => attachmentPath(id, name))].includes(path)
    );
  };
  return claimants(filed).flatMap(({ file, aliases, kind, pathOf }) =>
    aliases.flatMap((alias, index) => {
      const path = pageOf(alias);
      const owner = owners.get(path);
      const at = { file, field: `aliases[${index}]` };
      const isFormerOwn = pathOf !== undefined && formerIds([alias], pathOf).length > 0;
      if ((isOwnPath(path, everywhere) && !isFormerOwn) || datePaths.has(path) || isBesideStory(path)) {
        return [{ ...at, message: `“${alias}” is a page of the site itself. Remove the line.` }];
      }
      if (owner === undefined) {
        owners.set(path, file);
        return [];
      }
      const message =
        owner === file
          ? `“${alias}” is the ${kind}’s own address or given twice. Remove the line.`
          : `“${alias}” is already the address of ${owner}. Remove the line here or there.`;
      return [{ ...at, message }];
    }),
  );
}

const topLevel = /^\/([^/]+)\/$/;
const everywhere = /^\/([^/]*)/;

/** @param scope finds the first segment of the paths that are looked at */
function isOwnPath(path: string, scope: RegExp): boolean {
  const segment = scope.exec(path)?.[1];
  if (segment === undefined) return false;
  return segment === '' || reservedSegments.has(segment) || reservedFiles.has(path) || isYear(path);
}

/** Whether a path is one that no article may have had before: a page of the site itself. */
export function isSitePath(path: string): boolean {
  return isOwnPath(path, everywhere) || /^\/\d{4}(?:\/\d{2}){1,2}\/$/.test(path);
}

/** A page of the archive, of a year that may yet come. */
function isYear(path: string): boolean {
  return /^\/\d{4}\/$/.test(path);
}
