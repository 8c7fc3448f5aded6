import { join } from 'node:path';
import { idOfPath } from '../domain/source-file.ts';
import { visibilityOf } from '../domain/visibility.ts';
import type { Folders } from '../io/folders.ts';
import { isText } from '../io/read-section.ts';
import { listFiles, readText } from '../io/source-files.ts';
import { parseFrontMatter } from '../schemas/front-matter.ts';
import { articleParser } from '../schemas/parse-file.ts';

/** A story that lies in the newsroom, whether or not the public may see it. */
export interface FiledStory {
  readonly id: string;
  readonly headline: string;
  readonly isPublic: boolean;
}

/** A person or topic that has a file. */
export interface FiledName {
  readonly id: string;
  readonly name: string;
}

/** The stories of the newsroom by headline, without their texts. A file that is broken beyond its headline counts. */
export async function readFiledStories(
  folders: Pick<Folders, 'content'>,
  timeZone: string,
  now: number,
): Promise<readonly FiledStory[]> {
  const folder = join(folders.content, 'articles');
  const parse = articleParser(timeZone);
  const stories = await readAll(folder, (path, text) => {
    const { id, soundFields: fields } = parse(path, path, text);
    const { headline, status = 'published', published, updated } = fields;
    if (headline === undefined) return undefined;
    const dates = { ...(published && { published }), ...(updated && { updated }) };
    const isPublic = status === 'published' && visibilityOf({ status, ...dates }, now) === 'public';
    return { id, headline, isPublic };
  });
  return stories;
}

/** The people or topics of the newsroom. */
export async function readFiledNames(
  folders: Pick<Folders, 'content'>,
  section: 'people' | 'topics',
): Promise<readonly FiledName[]> {
  return readAll(join(folders.content, section), (path, text) => {
    const name = parseFrontMatter(path, text).fields?.data['name'];
    const id = idOfPath(path);
    return { id, name: typeof name === 'string' && name.trim() !== '' ? name.trim() : id };
  });
}

async function readAll<Value>(
  folder: string,
  read: (path: string, text: string) => Value | undefined,
): Promise<readonly Value[]> {
  const found: Value[] = [];
  for (const path of (await listFiles(folder)).filter(isText)) {
    const source = await readText(join(folder, path));
    const value = 'text' in source ? read(path, source.text) : undefined;
    if (value !== undefined) found.push(value);
  }
  return found;
}
