import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput } from './output.ts';

describe('the editors’ form', () => {
  test('is not published where site.yaml does not ask for it', () => {
    for (const { out } of [fixtureNewsroom, ownNewsroom]) {
      expect(openOutput(out).files.filter((path) => path.startsWith('admin'))).toEqual([]);
    }
  });
});

describe('a site that is published with the editors’ form', () => {
  let newsroom: NewsroomCopy;
  const files = () => openOutput(newsroom.out).files.filter((path) => path.startsWith('admin/'));
  const read = (path: string) => readFileSync(join(newsroom.out, path), 'utf8');

  beforeAll(async () => {
    newsroom = await copyNewsroom(ownNewsroom.content, 'admin-form');
    await newsroom.edit('site.yaml', /$/, 'admin: {backend: github, repo: example/newsroom}\n');
    await newsroom.build();
  });

  test('has its page, its configuration and its program with all that it loads, licences included', () => {
    expect(files()).toEqual(expect.arrayContaining(['admin/index.html', 'admin/config.json', 'admin/admin.js']));
    expect(files().some((path) => /^admin\/files\/material-symbols.*\.woff2$/.test(path))).toBe(true);
    expect(files()).toEqual(
      expect.arrayContaining(['LICENSE.txt', 'source-sans-3.LICENSE.txt'].map((name) => `admin/files/${name}`)),
    );
    expect(JSON.parse(read('admin/config.json'))).toMatchObject({
      backend: { name: 'github', repo: 'example/newsroom', auth_methods: ['token'] },
      collections: expect.arrayContaining([
        expect.objectContaining({ name: 'articles', folder: 'content/articles', format: 'article-md' }),
      ]) as unknown,
    });
  });

  test('states what it may run, which is as little as the form works with', () => {
    const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(read('admin/index.html'))?.[1];
    expect(policy).toBe(
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' blob: data:; worker-src 'self' blob:; " +
        "connect-src 'self' blob: data: https://api.github.com https://www.githubstatus.com; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'",
    );
    expect(read('admin/admin.js')).not.toMatch(/url\(https:/);
  });

  test('asks search engines to leave it alone, and leads nobody there', () => {
    expect(read('admin/index.html')).toContain('<meta name="robots" content="noindex">');
    const others = openOutput(newsroom.out).files.filter(
      (path) => /\.(?:html|xml|json|txt|opml|md)$/.test(path) && !path.startsWith('admin/'),
    );
    expect(others.length).toBeGreaterThan(20);
    expect(others.filter((path) => read(path).includes('/admin'))).toEqual([]);
  });

  test('is otherwise the same site, and built anew it is the same form', async () => {
    const rest = (out: string) => openOutput(out).files.filter((path) => !path.startsWith('admin/'));
    expect(rest(newsroom.out)).toEqual(rest(ownNewsroom.out));
    await newsroom.expectCleanBuildAlike();
  });

  test('loses it when it is switched off, and nothing else', async () => {
    await newsroom.edit('site.yaml', /admin: .*\n/, '');
    await newsroom.build();
    expect(files()).toEqual([]);
    await newsroom.expectCleanBuildAlike();
  });
});
