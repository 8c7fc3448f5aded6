import { detached } from '../importers/read-records.ts';
import { listFiles, readTexts } from '../io/source-files.ts';
import { pickFields } from '../schemas/pick-fields.ts';
import { articlePath, pageOf, standingPagePath } from '../urls.ts';

/** What is in the newsroom before an import. Paths are relative to the content folder: `articles/2024/10/22/slug.md`. */
export interface ImportDesk {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** Files of articles, by the id that they had in an earlier system. */
  readonly byLegacyId: ReadonlyMap<string, string>;
  /** Which file an address belongs to, as its own or as an old one. */
  readonly owners: Map<string, string>;
}

const contentFile = /^(articles|people|topics|pages)\/(.+)\.mdx?$/;

/** Reads what an import must know of the files that are there; what is wrong with them is not its business. */
export async function readImportDesk(content: string): Promise<ImportDesk> {
  const people: { id: string; name: string }[] = [];
  const topics: { id: string; name: string }[] = [];
  const byLegacyId = new Map<string, string>();
  const owners = new Map<string, string>();
  const paths = (await listFiles(content)).filter((path) => contentFile.test(path));
  for (const { path, text } of readTexts(content, paths)) {
    const [, section, id] = contentFile.exec(path) ?? [];
    if (section === undefined || id === undefined) continue;
    const data = pickFields(path, text, ['aliases', 'legacyId', 'name']) ?? {};
    if (section === 'articles') owners.set(articlePath(id), path);
    if (section === 'pages') owners.set(standingPagePath(id), path);
    const { aliases, legacyId } = data;
    for (const alias of Array.isArray(aliases) ? (aliases as readonly unknown[]) : []) {
      if (typeof alias === 'string' && !owners.has(pageOf(alias))) owners.set(detached(pageOf(alias)), path);
    }
    if (section === 'articles') {
      if (typeof legacyId === 'string') byLegacyId.set(detached(legacyId), path);
    } else if (section !== 'pages') {
      const { name } = data;
      (section === 'people' ? people : topics).push({ id, name: typeof name === 'string' ? name : id });
    }
  }
  return { people, topics, byLegacyId, owners };
}
