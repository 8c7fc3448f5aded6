import { expect, test } from 'vitest';
import { searchPath } from '../../src/urls.ts';
import { listFiles } from '../../src/io/source-files.ts';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { inBrowser } from './in-browser.ts';
import { everyElement, oldAddress, pageKinds } from './pages.ts';

test('every page of the newsroom is of a kind that is looked at here', async () => {
  const addresses = (await listFiles(fixtureNewsroom.out))
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replace(/(?<=^|\/)index\.html$/, '')}`);
  const kinds = [...pageKinds, oldAddress];
  expect(addresses.filter((address) => !kinds.some(({ like }) => like.test(address)))).toEqual([]);
  expect(kinds.filter(({ like }) => !addresses.some((address) => like.test(address)))).toEqual([]);
});

inBrowser('Without JavaScript', (open) => {
  test.for([...pageKinds, oldAddress])('nothing is missing, for there is none: $kind', async ({ path }) => {
    const page = await open(path, { scripts: false, stay: true });
    const scripts = await page.evaluate(() => [
      ...[...document.scripts]
        .filter(({ type }) => !['application/ld+json', 'speculationrules'].includes(type))
        .map(({ outerHTML }) => outerHTML),
      ...[...document.querySelectorAll('*')].flatMap(({ attributes, outerHTML }) =>
        [...attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value))
          ? [outerHTML]
          : [],
      ),
    ]);
    // What the search offers without its script is told where it is tested.
    expect(scripts.length).toBe(path === searchPath ? 1 : 0);
  });

  test('a reader gets from the front to a story, to what changed in it, to its topic and back through the years', async () => {
    const page = await open('/', { scripts: false, width: 390 });
    const heading = () => page.getByRole('heading', { level: 1 }).textContent();
    const main = page.getByRole('main');
    const follow = async (name: string | RegExp) => {
      await main.getByRole('link', { name, exact: true }).first().click();
      return new URL(page.url());
    };

    await follow('Filler: part three of a series');
    await follow('Filler: a story with every element');
    expect(await heading()).toBe('Filler: a story with every element');

    const { hash } = await follow('What changed');
    expect(hash).toBe('#note-7');
    expect(await page.locator(':target').textContent()).toContain('Note 7, a correction');

    expect((await follow('Filler')).pathname).toBe('/topics/filler/');
    await follow(/^Older/);
    expect((await follow(/^Older/)).pathname).toBe('/topics/filler/page/2/');
    await follow(/^Newer/);

    await page.getByRole('contentinfo').getByRole('link', { name: 'Archive' }).click();
    await follow(/^2025/);
    expect((await follow(/^October/)).pathname).toBe('/2025/10/');
    await follow('Filler: a story with every element');
    expect(await heading()).toBe('Filler: a story with every element');
  });

  test('an old address leads to the story', async () => {
    const page = await open(oldAddress.path, { scripts: false });
    await page.waitForURL(`**${everyElement}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Filler: a story with every element');
  });

  test('a page that is not there offers ways on', async () => {
    const page = await open('/no/such/page', { scripts: false });
    const ways = await page.getByRole('main').getByRole('link').all();
    const paths = await Promise.all(ways.map((way) => way.getAttribute('href')));
    expect(paths).toEqual(expect.arrayContaining(['/', '/topics/', '/archive/']));
  });
});
