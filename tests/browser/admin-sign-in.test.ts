import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makeAdminForm } from '../../src/build/admin-form.ts';
import { root, workFolder } from '../site/build-site.ts';
import { ownNewsroom } from '../site/built-newsrooms.ts';
import { findBrowser } from './find-browser.ts';
import { inBrowser, type OpenPage } from './in-browser.ts';

const folder = join(workFolder, 'admin-sign-in');
const forms = {
  local: 'backend: local',
  github: 'backend: github, repo: example/newsroom, branch: press',
  gitlab: 'backend: gitlab, repo: example/desk/newsroom, branch: press',
} as const;
type FormName = keyof typeof forms;
const outOf = (name: FormName) => join(folder, name, 'out');

beforeAll(async () => {
  if (findBrowser(process.env) === undefined) return;
  await rm(folder, { recursive: true, force: true });
  for (const [name, admin] of Object.entries(forms)) {
    const content = join(folder, name, 'content');
    const out = outOf(name as FormName);
    await cp(ownNewsroom.content, content, { recursive: true });
    await writeFile(join(content, 'site.yaml'), `admin: {${admin}}\n`, { flag: 'a' });
    await cp(join(root, 'public'), out, { recursive: true });
    await writeFile(join(out, '404.html'), '');
    await makeAdminForm({ root, content, out, cache: join(folder, 'cache') }, out);
  }
}, 180_000);

/** A request to the host of the repository. */
interface Asked {
  readonly what: string;
  readonly as: string | undefined;
  /** Of a query in GraphQL. */
  readonly variables?: unknown;
}

const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** Signs in with a token at a host that answers with what is given, by path, and “not found” to everything else. */
async function signIn(openPage: OpenPage, host: string, answers: Readonly<Record<string, unknown>>) {
  const asked: Asked[] = [];
  const answer = async (route: Route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === 'OPTIONS') return route.fulfill({ headers: open });
    const { variables } = (request.postDataJSON() ?? {}) as { variables?: unknown };
    asked.push({
      what: `${request.method()} ${pathname}`,
      as: request.headers()['authorization'],
      ...(variables !== undefined && { variables }),
    });
    return pathname in answers
      ? route.fulfill({ headers: open, json: answers[pathname] })
      : route.fulfill({ headers: open, status: 404, json: {} });
  };
  const page = await openPage('/admin/', { before: (page) => page.route(`https://${host}/**`, answer) });
  await page.getByRole('button', { name: 'Sign In Using Access Token' }).click();
  expect(asked).toEqual([]);
  await page.getByRole('textbox', { name: 'Personal Access Token' }).fill('a-token');
  await page.getByRole('button', { name: 'Sign In', exact: true }).click();
  await page.getByText('This collection has no entries yet.').waitFor();
  return asked;
}

/** What the start page offers to press. */
async function buttonsOf(page: Page): Promise<readonly string[]> {
  const buttons = page.getByRole('button');
  await buttons.first().waitFor();
  return (await buttons.allInnerTexts()).map((text) => text.trim());
}

const person = { id: 1, name: 'Ada', email: 'ada@filler.example', avatar_url: '' };

inBrowser(
  'The form for the project’s folder',
  (openPage) => {
    test('offers the folder and nothing that needs an account', async () => {
      expect(await buttonsOf(await openPage('/admin/'))).toEqual(['Work with Local Repository']);
    });
  },
  { ...ownNewsroom, out: outOf('local') },
);

inBrowser(
  'The form for a repository on GitHub',
  (openPage) => {
    test('asks for the token, and then as its owner for the branch of the repository', async () => {
      const asked = await signIn(openPage, 'api.github.com', {
        '/user': { ...person, login: 'ada', html_url: 'https://github.com/ada' },
        '/repos/example/newsroom/collaborators/ada': {},
        '/graphql': {
          data: {
            repository: { ref: { target: { oid: 'c0ffee', history: { nodes: [{ oid: 'c0ffee', message: 'A' }] } } } },
          },
        },
        '/repos/example/newsroom/git/trees/c0ffee': { sha: 'c0ffee', tree: [], truncated: false },
      });
      expect(asked).toContainEqual({ what: 'GET /repos/example/newsroom/git/trees/c0ffee', as: 'token a-token' });
      expect(asked).toContainEqual({
        what: 'POST /graphql',
        as: 'token a-token',
        variables: { owner: 'example', repo: 'newsroom', branch: 'press' },
      });
      expect(new Set(asked.map(({ as }) => as))).toEqual(new Set(['token a-token']));
    });
  },
  { ...ownNewsroom, out: outOf('github') },
);

inBrowser(
  'The form for a repository on GitLab',
  (openPage) => {
    test('asks for the token, and then as its owner for the branch of the repository', async () => {
      const lastCommit = { sha: 'c0ffee', message: 'A' };
      const blobs = { nodes: [], pageInfo: { endCursor: '', hasNextPage: false } };
      const asked = await signIn(openPage, 'gitlab.com', {
        '/api/v4/user': { ...person, username: 'ada', web_url: 'https://gitlab.com/ada' },
        '/api/v4/projects/example%2Fdesk%2Fnewsroom/users': [{ id: person.id, username: 'ada' }],
        '/api/graphql': { data: { project: { repository: { tree: { lastCommit, blobs } } } } },
      });
      expect(asked).toContainEqual({
        what: 'POST /api/graphql',
        as: 'Bearer a-token',
        variables: { fullPath: 'example/desk/newsroom', branch: 'press' },
      });
      expect(new Set(asked.map(({ as }) => as))).toEqual(new Set(['Bearer a-token']));
    });
  },
  { ...ownNewsroom, out: outOf('gitlab') },
);
