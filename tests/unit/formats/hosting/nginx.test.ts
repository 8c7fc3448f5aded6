import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyDigest } from '../../../../src/io/policy-digest.ts';
import { printNginxMaps, printNginxServer, readNginxMaps } from '../../../../src/formats/hosting/nginx.ts';

const site = { url: 'https://www.news.example', leaveOut: {} };
const to = '/2024/10/22/a/';

describe('what nginx is told', () => {
  test('finds an old address of a folder with and without its slash', () => {
    const maps = printNginxMaps(
      {
        moved: [
          { from: '/old/', to },
          { from: '/older', to },
          { from: '/a.html', to },
        ],
        gone: [],
      },
      [],
      site,
    );
    expect(readNginxMaps(maps).moved.map(({ from }) => from)).toEqual([
      '/old/',
      '/old',
      '/older',
      '/older/',
      '/a.html',
    ]);
  });

  test('tells capitals from small letters where it matters: an address never leads to itself', () => {
    const maps = printNginxMaps(
      {
        moved: [
          { from: '/2024/10/22/A/', to },
          { from: '/Old/', to },
        ],
        gone: [],
      },
      [to],
      site,
    );
    expect(maps).toContain(`  "~^/2024/10/22/A/$" "${to}";\n`);
    expect(maps).toContain(`  "/Old/" "${to}";\n`);
  });

  test('has room for long addresses and for many', () => {
    const moved = Array.from({ length: 5000 }, (_, index) => ({ from: `/${'a'.repeat(300)}${index}`, to }));
    const maps = printNginxMaps({ moved, gone: [] }, [], site);
    expect(maps).toContain('map_hash_bucket_size 512;\n');
    expect(maps).toContain('map_hash_max_size 16384;\n');
  });

  test('can be read again, whatever an address is made of', () => {
    const step = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => !/[\s?#/\\%\p{Cc}]/u.test(text));
    const path = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => `/${steps.join('/')}/`);
    fc.assert(
      fc.property(fc.uniqueArray(path), fc.array(path), (paths, known) => {
        const moved = paths.map((from) => ({ from, to }));
        const { moved: read } = readNginxMaps(printNginxMaps({ moved, gone: ['/2024/10/20/b/'] }, known, site));
        expect(read.map(({ from }) => from).filter((_, index) => index % 2 === 0)).toEqual(paths);
      }),
    );
  });

  test('has variables of the site’s own', () => {
    expect(printNginxServer(site, policyDigest)).toContain('if ($www_news_example_gone) { return 410; }\n');
  });

  test('is about the site’s path only, where others share its host', () => {
    const below = { url: 'https://example.org/news.x', leaveOut: {} };
    const [first, second, ...rest] = printNginxServer(below, policyDigest).trimEnd().split('\n').slice(2);
    expect(first).toBe('location = /news.x { absolute_redirect off; return 301 /news.x/$is_args$args; }');
    expect(second).toBe('location ^~ /news.x/ {');
    expect(rest.at(-1)).toBe('}');
    expect(rest.slice(0, -1).filter((line) => /^\S/.test(line))).toEqual([]);
    expect(rest).toContain('  if ($example_org_news_x_gone) { return 410; }');
    expect(rest).toContain('  error_page 404 /news.x/404.html;');
    const maps = printNginxMaps({ moved: [], gone: [] }, [], below);
    expect(maps).toContain('"~^/news\\\\.x/(?:_astro|admin/files)/"');
  });
});
