import { join } from 'node:path';
import { idOfPath } from '../domain/source-file.ts';
import { visibilityOf } from '../domain/visibility.ts';
import { detached } from '../importers/read-records.ts';
import type { Folders } from '../io/folders.ts';
import { isText } from '../io/read-section.ts';
import { listFiles, readTexts } from '../io/source-files.ts';
import { articleSchema } from '../schemas/article.ts';
import { soundFields } from '../schemas/check-fields.ts';
import { pickFields } from '../schemas/pick-fields.ts';

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
  const schema = articleSchema(timeZone).pick({ headline: true, status: true, published: true, updated: true });
  const names = Object.keys(schema.shape);
  return readAll(join(folders.content, 'articles'), (path, text) => {
    const {
      headline,
      status = 'published',
      published,
      updated,
    } = soundFields(schema, pickFields(path, text, names) ?? {});
    if (headline === undefined) return undefined;
    const dates = { ...(published && { published }), ...(updated && { updated }) };
    const isPublic = status === 'published' && visibilityOf({ status, ...dates }, now) === 'public';
    return { id: path.replace(/\.mdx?$/, ''), headline: detached(headline), isPublic };
  });
}

/** The people or topics of the newsroom. */
export async function readFiledNames(
  folders: Pick<Folders, 'content'>,
  section: 'people' | 'topics',
): Promise<readonly FiledName[]> {
  return readAll(join(folders.content, section), (path, text) => {
    const name = pickFields(path, text, ['name'])?.['name'];
    const id = idOfPath(path);
    return { id, name: typeof name === 'string' && name.trim() !== '' ? name.trim() : id };
  });
}

async function readAll<Value>(
  folder: string,
  read: (path: string, text: string) => Value | undefined,
): Promise<readonly Value[]> {
  const paths = (await listFiles(folder)).filter(isText);
  return readTexts(folder, paths)
    .map(({ path, text }) => read(path, text))
    .filter((value) => value !== undefined)
    .toArray();
}
