import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commitFixtureHistory } from './fixture-history.ts';
import { buildSite, copyProject, root, workFolder, type Folders } from './build-site.ts';

/** The newsroom of fixtures, with every field and case; built before the first test that needs it. */
export const fixtureNewsroom: Folders = foldersOf('tests/fixtures/newsroom', 'fixture-newsroom');

/** The newsroom that the project ships. */
export const ownNewsroom: Folders = foldersOf('content', 'own-newsroom');

function foldersOf(content: string, name: string): Folders {
  return { content: join(root, content), out: join(workFolder, name, 'out'), cache: join(workFolder, name, 'cache') };
}

/** Builds a newsroom of the project in a copy of it, in which the newsroom’s folder has the same place. */
export async function buildInCopy(
  project: string,
  { content, out, cache }: Folders,
  environment: Readonly<Record<string, string>> = {},
) {
  const copied = join(project, content.slice(root.length + 1));
  await rm(copied, { recursive: true, force: true });
  await cp(content, copied, { recursive: true });
  if (content === fixtureNewsroom.content) commitFixtureHistory(copied);
  return buildSite({ project, content: copied, out, cache, environment });
}

const key = Symbol.for('broadsheet: newsrooms that are built for this run');

/** Vitest calls this once for each of its projects that has tests to run. */
export async function setup(): Promise<void> {
  const building = (Reflect.get(globalThis, key) as Promise<void> | undefined) ?? buildAll();
  Reflect.set(globalThis, key, building);
  await building;
}

async function buildAll(): Promise<void> {
  await Promise.all(
    [fixtureNewsroom, ownNewsroom].map(async (newsroom, index) => {
      await rm(newsroom.out, { recursive: true, force: true });
      await rm(newsroom.cache, { recursive: true, force: true });
      await buildInCopy(await copyProject(`project-${index + 1}`), newsroom);
    }),
  );
}
