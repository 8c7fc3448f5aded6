import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyProject, testEpoch } from './build-site.ts';
import { buildInCopy, fixtureNewsroom } from './built-newsrooms.ts';
import { openOutput, selectOne, textOf } from './output.ts';
import { differences, expectSameOutput, takeSnapshot } from './snapshot.ts';

let project: string;
let out: string;

/** Builds the newsroom of fixtures a second time, in another folder. */
const build = (environment?: Readonly<Record<string, string>>) =>
  buildInCopy(project, { content: fixtureNewsroom.content, out, cache: join(project, 'cache') }, environment);

beforeAll(async () => {
  project = await copyProject('deterministic-builds');
  out = join(project, 'out');
});

describe('two builds of the same content', () => {
  test('are alike byte for byte, also in another folder, time zone, language and mode', async () => {
    const settings = join(project, 'settings');
    await build({ TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C', NODE_ENV: 'development', XDG_CONFIG_HOME: settings });
    expectSameOutput(out, fixtureNewsroom.out);
    // Astro would keep there by what name it tells its makers of this machine.
    expect(existsSync(settings)).toBe(false);
  });

  test('are alike if the second one finds nothing new, at a later hour', async () => {
    const { stderr } = await build({ SOURCE_DATE_EPOCH: String(testEpoch + 86_400 * 30) });
    expect(stderr).not.toContain('are made again');
    // Those at a fixed address, of which none has a key.
    expect(Number(/^(\d+) of \d+ pages written/m.exec(stderr)?.[1])).toBeLessThan(30);
    // It has the stories of the last two days, so a later hour is something new to it.
    expect(differences(takeSnapshot(fixtureNewsroom.out), takeSnapshot(out))).toEqual(['news-sitemap.xml differs']);
  });
});

test('the clock reading decides what is scheduled: past its time a story appears, before it, it leaves no trace', async () => {
  await build({ SOURCE_DATE_EPOCH: String(Date.UTC(2099, 1, 1) / 1000) });
  const output = openOutput(out);
  expect(textOf(selectOne(output.page('/2099/01/02/ocelot-scheduled/'), '.story'))).toContain(
    'No reader may see this ocelot sentence before its time.',
  );
  expect(textOf(selectOne(output.page('/2099/01/02/pangolin-scheduled/'), '.story'))).toContain(
    '[The picture of the pangolin]',
  );
  expect(textOf(selectOne(output.page('/'), 'main'))).toContain('Filler: the ocelot that comes later');
  expect(output.files).toContain('news/ocelot-alias/index.html');
  expect(output.text('feed.xml').includes('ocelot-scheduled')).toBe(true);

  await build();
  expectSameOutput(out, fixtureNewsroom.out);
});

test('without a terminal a build prints a few whole lines, not one for each page', async () => {
  const { stdout, stderr } = await build({ CI: 'true' });
  const printed = stdout + stderr;
  expect(printed).toMatch(/^\d+ of \d+ articles read/m);
  expect(printed).toMatch(/^\d+ of \d+ pages written/m);
  expect(printed).not.toContain('index.html');
  // Colours and the return of the carriage are for terminals.
  expect(printed.match(/[\r\u001B]/)).toBeNull();
  expect(printed.trim().split('\n').length).toBeLessThanOrEqual(5);
});
