import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildSite, copyProject, type BuildResult, type Folders } from './build-site.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { commitFixtureHistory } from './fixture-history.ts';
import { expectSameOutput } from './snapshot.ts';

/** A copy of a newsroom that a test may edit, in a copy of the project, with an output folder and a cache of its own. */
export interface NewsroomCopy extends Folders {
  readonly project: string;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Changes a file. @throws if that leaves it as it was */
  readonly edit: (path: string, from: string | RegExp, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly build: () => Promise<BuildResult>;
  /** Builds the same content into an empty folder with an empty cache, and fails if the output is another. */
  readonly expectCleanBuildAlike: () => Promise<void>;
}

/**
 * @param from the content folder to copy; that of fixtures comes with its history
 * @param name of a folder that no other test uses
 * @param to where the copy of the content goes; by default into the copy of the project
 */
export async function copyNewsroom(from: string, name: string, to?: string): Promise<NewsroomCopy> {
  const project = await copyProject(name);
  const content = to ?? join(project, 'content');
  await cp(from, content, { recursive: true });
  if (from === fixtureNewsroom.content) commitFixtureHistory(content);
  const own = { project, content, out: join(project, 'out'), cache: join(project, 'cache') };
  const clean = { project, content, out: join(project, 'clean/out'), cache: join(project, 'clean/cache') };
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  };
  const remove = (path: string) => rm(join(content, path));
  return {
    ...own,
    write,
    edit: async (path, before, after) => {
      const text = await readFile(join(content, path), 'utf8');
      const edited = text.replace(before, after);
      if (edited === text) throw new Error(`${path} has no ${String(before)}.`);
      await write(path, edited);
    },
    remove,
    rename: async (before, after) => {
      await write(after, await readFile(join(content, before)));
      await remove(before);
    },
    build: () => buildSite(own),
    expectCleanBuildAlike: async () => {
      await rm(dirname(clean.out), { recursive: true, force: true });
      await buildSite(clean);
      expectSameOutput(own.out, clean.out);
    },
  };
}
