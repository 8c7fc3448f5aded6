import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSitePath } from '../checks/address-clashes.ts';
import { dayFolderOf, printArticleFile, printPageFile, slugOf, type FiledParts } from '../importers/article-file.ts';
import type { ImportReport, Written } from '../importers/import-report.ts';
import { aliasOf } from '../importers/old-address.ts';
import type { NotImported, OldStory } from '../importers/old-story.ts';
import { personIds } from '../importers/person-ids.ts';
import { plainWords, shortened } from '../importers/plain-words.ts';
import { printBody } from '../importers/print-body.ts';
import { readBody, type BodyOptions } from '../importers/read-body.ts';
import { topicByTerm, type TopicMap } from '../importers/topic-map.ts';
import { digest } from '../io/digest.ts';
import type { Folders } from '../io/folders.ts';
import { printedPath } from '../io/folders.ts';
import { placePicture, type Uploads } from '../io/uploads.ts';
import { writeWhole } from '../io/write-file.ts';
import { openingOf } from '../markdown/plain-text.ts';
import { reviewBody } from '../markdown/review-body.ts';
import { articleParser, parseStandingPageFile } from '../schemas/parse-file.ts';
import { printFile } from '../schemas/print-file.ts';
import { readSite } from '../site.ts';
import { articlePath, pageOf, standingPagePath } from '../urls.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportRecord } from './import-folder.ts';

export interface ImportOrder {
  readonly folders: Folders;
  /** The publication’s. */
  readonly timeZone: string;
  readonly isTrial: boolean;
  readonly desk: ImportDesk;
  readonly topicMap: TopicMap;
  readonly record: ImportRecord;
  readonly uploads?: Uploads;
  /** What the text of a story may name. */
  readonly bodyOptions: (story: OldStory) => BodyOptions;
}

export interface ImportRun {
  /** Stories come in the order of their file: the first of two that want one address gets it. */
  readonly take: (story: OldStory | NotImported) => Promise<void>;
  readonly result: () => {
    readonly report: Pick<ImportReport, 'articles' | 'pages' | 'notImported' | 'leftAlone' | 'notices'>;
    readonly written: Written;
    /** Public stories whose old addresses cannot redirect. */
    readonly withoutOldAddress: number;
    /** Whether a story was refused for a fault, and not by its old status. */
    readonly hasFaults: boolean;
  };
}

/**
 * Files stories of another system, each written whole, so that a run that is cut off is completed by the next one. A file
 * that is as it would be written stays untouched; one that somebody has changed since it was imported is left as it is.
 */
export function startImport(order: ImportOrder): ImportRun {
  const { folders, timeZone, isTrial, desk, record, uploads } = order;
  const { owners } = desk;
  const front = readSite(folders).site.url;
  const topics = topicByTerm(order.topicMap);
  const topicsHere = new Set(desk.topics.map(({ id }) => id));
  const people = personIds(desk.people);
  const peopleHere = new Set(desk.people.map(({ id }) => id));
  const parseArticle = articleParser(timeZone);
  const seen = new Set<string>();
  const notImported: NotImported[] = [];
  const leftAlone: { file: string; name: string }[] = [];
  const notices: { file: string; name: string; notices: readonly string[] }[] = [];
  const written = { articles: 0, pages: 0, people: 0, topics: 0, pictures: 0, unchanged: 0 };
  const here = { articles: 0, pages: 0 };
  let withoutOldAddress = 0;

  const printed = (path: string) => printedPath(folders.root, join(folders.content, path));
  const refuse = (name: string, reason: string) => {
    notImported.push({ name, reason, isFault: true });
  };
  const write = async (path: string, text: string) => {
    if (!isTrial) await writeWhole(join(folders.content, path), text);
  };

  const filePeople = async (story: OldStory): Promise<readonly string[]> => {
    const ids = story.authors.map((author) => ({ id: people.idOf(author), name: author.name }));
    for (const { id, name } of ids) {
      if (peopleHere.has(id)) continue;
      peopleHere.add(id);
      await write(`people/${id}.md`, printFile({ name }, ''));
      written.people += 1;
    }
    return [...new Set(ids.map(({ id }) => id))];
  };

  const fileTopics = async (story: OldStory): Promise<readonly string[]> => {
    const mapped = story.terms.flatMap((term) => topics.get(term) ?? []);
    for (const { id, name } of mapped) {
      if (topicsHere.has(id)) continue;
      topicsHere.add(id);
      await write(`topics/${id}.md`, printFile({ name }, ''));
      written.topics += 1;
    }
    return [...new Set(mapped.map(({ id }) => id))];
  };

  /** Names of the pictures that lie beside the story, by their web addresses. */
  const placePictures = async (urls: readonly string[], path: string, remarks: string[]) => {
    const placed = new Map<string, string>();
    for (const url of uploads ? urls : []) {
      const source = await uploads?.find(url);
      if (source === undefined) continue;
      const picture = await placePicture(source, dirname(join(folders.content, path)), isTrial);
      if ('fault' in picture) {
        remarks.push(`the picture ${url} ${picture.fault.replace(/\.$/, '')}`);
        continue;
      }
      if (picture.isNew) written.pictures += 1;
      placed.set(url, picture.name);
    }
    return placed;
  };

  /** Where an article goes; where it is, if it has been imported before. */
  const pathOfArticle = (story: OldStory, legacyId: string): string | undefined => {
    const present = desk.byLegacyId.get(legacyId);
    if (present !== undefined) return present;
    const day = dayFolderOf(story, timeZone);
    if (day === undefined) return undefined;
    const wanted = `${day}/${slugOf(story)}`;
    for (let attempt = 0; ; attempt += 1) {
      const id = [wanted, `${wanted}-${story.number}`][attempt] ?? `${wanted}-${story.number}-${attempt}`;
      if (!owners.has(articlePath(id))) return `articles/${id}.md`;
    }
  };

  const pathOfPage = (story: OldStory): string => {
    const slug = slugOf(story);
    return `pages/${isSitePath(standingPagePath(slug)) ? `${slug}-page` : slug}.md`;
  };

  const aliasesOf = (story: OldStory, path: string, remarks: string[]): readonly string[] => {
    if (story.link === undefined || story.isDraft) return [];
    const alias = aliasOf(story.link, front);
    if (alias === undefined) {
      withoutOldAddress += 1;
      return [];
    }
    const page = pageOf(alias);
    if (page === addressOf(path)) return [];
    const owner = owners.get(page);
    if (isSitePath(page) || (owner !== undefined && owner !== path)) {
      remarks.push(
        `its old address ${alias} belongs to ${owner === undefined ? 'the site itself' : printed(owner)} here and cannot redirect`,
      );
      return [];
    }
    owners.set(page, path);
    return [alias];
  };

  /** Why a file would not pass the checks of a build. */
  const faultOf = (path: string, text: string, markdown: string): string | undefined => {
    const parse = path.startsWith('pages/') ? parseStandingPageFile : parseArticle;
    const [problem] = parse(printed(path), path.slice(path.indexOf('/') + 1), text).problems;
    if (problem) return `${problem.field === undefined ? '' : `${problem.field}: `}${problem.message}`;
    return reviewBody(markdown)[0]?.message;
  };

  const take = async (story: OldStory): Promise<void> => {
    const isPage = story.kind === 'page';
    const isRepeated = seen.has(story.legacyId);
    const legacyId = isRepeated ? `${story.legacyId}#${story.number}` : story.legacyId;
    if (seen.has(legacyId)) {
      refuse(story.name, 'is in the file a second time');
      return;
    }
    seen.add(legacyId);
    const path = isPage ? pathOfPage(story) : pathOfArticle(story, legacyId);
    if (path === undefined) {
      refuse(story.name, 'has no date');
      return;
    }
    const address = addressOf(path);
    const there = await readFile(join(folders.content, path), 'utf8').catch(() => undefined);
    const recorded = record.digestOf(path);
    const owner = isPage ? owners.get(address) : undefined;
    const refuseAddress = (file: string) => {
      refuse(story.name, `has the address of ${printed(file)}, which was here before`);
    };
    if (owner !== undefined && owner !== path) {
      refuseAddress(owner);
      return;
    }
    owners.set(address, path);
    const leave = () => {
      here[isPage ? 'pages' : 'articles'] += 1;
      leftAlone.push({ file: printed(path), name: story.name });
    };
    if (there !== undefined && recorded !== undefined && digest(there) !== recorded) {
      leave();
      return;
    }

    const remarks = [...story.notices, ...(isRepeated ? [`shares its id with another; it was given ${legacyId}`] : [])];
    const body = readBody(story.html, order.bodyOptions(story));
    const lead = isPage ? undefined : story.leadPicture;
    const placed = await placePictures([...body.pictures, ...(lead ? [lead.url] : [])], path, remarks);
    const { markdown, notices: ofPrinting } = printBody(body, placed);
    remarks.push(...body.notices, ...ofPrinting);
    if (markdown === '') {
      refuse(story.name, 'has no text');
      return;
    }
    if (story.headline === '') remarks.push('has no title; its first words were taken');
    const opening = openingOf(body.tree);
    const image = lead && leadOf(lead, placed, remarks);
    const parts: FiledParts = {
      headline: story.headline || shortened(opening || 'Untitled', 80),
      authors: isPage ? [] : await filePeople(story),
      topics: isPage ? [] : await fileTopics(story),
      ...(image && { image }),
      aliases: aliasesOf(story, path, remarks),
      legacyId,
      markdown,
    };
    const text = isPage ? printPageFile(story, parts, opening) : printArticleFile(story, parts);
    if (there === text) {
      written.unchanged += 1;
    } else if (there !== undefined && recorded === undefined) {
      if (isPage) refuseAddress(path);
      else leave();
      return;
    } else {
      const fault = faultOf(path, text, markdown);
      if (fault !== undefined) {
        refuse(story.name, `cannot be a file here: ${fault.replace(/\.$/, '')}`);
        return;
      }
      await write(path, text);
      written[isPage ? 'pages' : 'articles'] += 1;
    }
    here[isPage ? 'pages' : 'articles'] += 1;
    record.set(path, digest(text));
    if (remarks.length > 0) notices.push({ file: printed(path), name: story.name, notices: [...new Set(remarks)] });
  };

  return {
    take: async (story) => {
      if ('reason' in story) {
        notImported.push(story);
        return;
      }
      try {
        await take(story);
      } catch (error) {
        // Deeper than the stack is high.
        if (!(error instanceof RangeError)) throw error;
        refuse(story.name, 'has a text that is nested too deeply');
      }
    },
    result: () => ({
      report: { ...here, notImported, leftAlone, notices },
      written,
      withoutOldAddress,
      hasFaults: notImported.some(({ isFault }) => isFault === true),
    }),
  };
}

/** The address of a file of the content folder: `articles/2024/10/22/slug.md`, `pages/about.md`. */
function addressOf(path: string): string {
  const id = path.replace(/^[a-z]+\/|\.mdx?$/g, '');
  return path.startsWith('pages/') ? standingPagePath(id) : articlePath(id);
}

function leadOf(
  lead: NonNullable<OldStory['leadPicture']>,
  placed: ReadonlyMap<string, string>,
  remarks: string[],
): FiledParts['image'] {
  const src = placed.get(lead.url);
  if (src === undefined) {
    remarks.push(`its lead picture ${lead.url} is not here`);
    return undefined;
  }
  if (lead.alt === '') remarks.push(`the picture ${src} needs a description`);
  const caption = plainWords(lead.caption);
  return {
    src,
    alt: lead.alt || caption || 'Picture without a description',
    ...(caption !== '' && { caption }),
  };
}
