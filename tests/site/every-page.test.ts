import type { Element, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { changedSinceRead } from '../../src/formats/known-programs.ts';
import { searchPath } from '../../src/urls.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { leadsSomewhere, resourcesOf } from './links.ts';
import { attribute, fileOf, openOutput, select, selectOne, sourceOf, textOf } from './output.ts';

describe.each([
  ['fixtures', openOutput(fixtureNewsroom.out), 'https://filler.example', false],
  ['the project’s own newsroom', openOutput(ownNewsroom.out), 'https://broadsheet.example', true],
])('every page of %s', (_, output, site, tellsChanges) => {
  const pages = output.pages();
  const isStory = (root: Root) => select(root, 'main article.story').length > 0;

  /** What is wrong with the pages, each with its address. */
  const faults = (find: (page: (typeof pages)[number]) => readonly string[]) =>
    pages.flatMap((page) => find(page).map((fault) => `${page.address}: ${fault}`));

  test('has one first-level heading, a title, a description, a canonical address, a language and a direction', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(
      faults(({ address, root }) => {
        const canonical = select(root, 'link[rel=canonical]').map((link) => attribute(link, 'href'));
        const [html] = select(root, 'html');
        return [
          ...(select(root, 'h1').map(textOf).filter(Boolean).length === 1 ? [] : ['not one h1']),
          ...(select(root, 'head title').length === 1 ? [] : ['not one title']),
          ...(select(root, 'meta[name=description]')
            .map((meta) => attribute(meta, 'content')?.trim())
            .filter(Boolean).length === 1
            ? []
            : ['not one description']),
          ...(canonical.length === 1 && canonical[0] === site + address ? [] : [`canonical ${canonical.join()}`]),
          ...(html && attribute(html, 'lang') === 'en' && attribute(html, 'dir') === 'ltr' ? [] : ['no lang or dir']),
        ];
      }),
    ).toEqual([]);
  });

  test('has what belongs in the places that are left for styles and texts while it is made', () => {
    const htmlOf = ({ address }: (typeof pages)[number]) => output.text(fileOf(address));
    expect(faults((page) => htmlOf(page).match(/<!--|\/\*style \d+\*\//g) ?? [])).toEqual([]);
    expect(faults((page) => (/<style>[^<]{1000}/.test(htmlOf(page)) ? [] : ['no styles']))).toEqual([]);
  });

  test('has a title of its own', () => {
    const titles = pages.map(({ root }) =>
      selectOne(root, 'head title')
        .children.map((node) => ('value' in node ? node.value : ''))
        .join(''),
    );
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('has ids that are unique', () => {
    expect(
      faults(({ root }) => {
        const ids = select(root, '[id]').map((element) => attribute(element, 'id') ?? '');
        return ids.filter((id, index) => ids.indexOf(id) !== index);
      }),
    ).toEqual([]);
  });

  test('has headings of which no level is skipped', () => {
    expect(
      faults(({ root }) => {
        const levels = headingLevels(root);
        return levels
          .filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
          .map((level) => `h${level} skips a level`);
      }),
    ).toEqual([]);
  });

  test('runs no script save the search’s own and, where the publication wants it, the one that tells of corrections, loads no style sheet and nothing from another server', () => {
    expect(
      faults(({ address, root }) => [
        ...select(root, 'script')
          // Rules on which pages to fetch ahead are data, and so is what the page tells of itself.
          .filter((script) => !['application/ld+json', 'speculationrules'].includes(attribute(script, 'type') ?? ''))
          .filter((script) => address !== searchPath || !isOwnModule(script))
          .filter((script) => !(tellsChanges && isStory(root) && sourceOf(script) === changedSinceRead))
          .map(() => 'a script'),
        ...select(root, 'link[rel=stylesheet]').map(() => 'a style sheet'),
        ...select(root, 'iframe').map(() => 'a frame'),
        ...resourcesOf(root)
          .filter((resource) => !/^\/(?!\/)/.test(resource))
          .map((resource) => `loads ${resource}`),
      ]),
    ).toEqual([]);
  });

  test('loads only what is there', () => {
    expect(
      faults(({ root }) => resourcesOf(root).filter((resource) => !output.files.includes(fileOf(resource)))),
    ).toEqual([]);
  });

  test('links only to what is there, down to the fragment', () => {
    expect(
      faults(({ address, root }) =>
        select(root, '[href]')
          .map((link) => attribute(link, 'href') ?? '')
          .filter((href) => !leadsSomewhere(href, address, site, output)),
      ),
    ).toEqual([]);
  });

  test('names no place on the machine that built it', () => {
    expect(output.files.filter((path) => output.bytes(path).includes(process.cwd()))).toEqual([]);
  });
});

test('no page of the project’s own newsroom shows an unfinished word', () => {
  const output = openOutput(ownNewsroom.out);
  const unfinished = output
    .pages()
    .filter(({ root }) => /\b(?:undefined|null|NaN|lorem|TODO)\b|\[object /i.test(textOf(root)));
  expect(unfinished.map(({ address }) => address)).toEqual([]);
});

/** A file of its own, named for what it holds, so that a content security policy can allow it. */
function isOwnModule(script: Element): boolean {
  return (
    attribute(script, 'type') === 'module' &&
    /^\/_astro\/[\w.-]+\.js$/.test(attribute(script, 'src') ?? '') &&
    textOf(script) === ''
  );
}

function headingLevels(root: Parameters<typeof select>[0]): readonly number[] {
  const levels: number[] = [];
  const walk = (node: Parameters<typeof select>[0]) => {
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) levels.push(Number(node.tagName.slice(1)));
    if ('children' in node) node.children.forEach(walk);
  };
  walk(root);
  return levels;
}
