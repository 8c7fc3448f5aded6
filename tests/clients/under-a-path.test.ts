import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSiteServer } from '../../src/cli/site-server.ts';
import { readNginxMaps } from '../../src/formats/hosting/nginx.ts';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { copyNewsroom } from '../site/newsroom-copy.ts';
import { fileOf, openOutput, type Output } from '../site/output.ts';
import { ask } from './ask.ts';
import { serveWithNginx, type ServedSite } from './nginx.ts';

const base = '/news/valley';
const site = { url: `https://example.org${base}` };
const story = '/2025/10/30/every-element/';

let work: string;
let output: Output;
let nginx: ServedSite;
let own: ReturnType<typeof createSiteServer>;
const origins: Record<string, string> = {};

beforeAll(async () => {
  const newsroom = await copyNewsroom(fixtureNewsroom.content, 'served-under-a-path');
  // Of texts, pictures and cards, which are the same.
  await cp(fixtureNewsroom.cache, newsroom.cache, { recursive: true });
  await newsroom.edit('site.yaml', /^url: .*$/m, `url: ${site.url}`);
  await newsroom.build();
  work = await mkdtemp(join(tmpdir(), 'broadsheet-under-a-path-'));
  const folder = join(work, 'srv', base);
  await cp(newsroom.out, folder, { recursive: true, preserveTimestamps: true });
  output = openOutput(folder);
  nginx = await serveWithNginx(join(work, 'nginx'), folder, 8792, base);
  own = createSiteServer(folder, site);
  await new Promise<void>((done) => own.listen(0, '127.0.0.1', done));
  origins['nginx'] = nginx.origin;
  origins['npm run serve'] = `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await nginx.stop();
  own.closeAllConnections();
  own.close();
  await rm(work, { recursive: true, force: true });
});

describe.each(['nginx', 'npm run serve'])('%s, of a site under a path', (server) => {
  const from = (path: string, headers?: Readonly<Record<string, string>>) =>
    ask(`${origins[server] ?? ''}${path}`, headers);

  test.each([
    ['/', 'text/html; charset=utf-8'],
    [story, 'text/html; charset=utf-8'],
    ['/feed.xml', 'application/rss+xml'],
    ['/corrections/feed.json', 'application/feed+json'],
    [`${story}article.md`, 'text/markdown; charset=utf-8'],
  ])('sends %s as %s, plain and compressed alike', async (path, type) => {
    const plain = await from(base + path);
    expect([plain.status, plain.headers['content-type']]).toEqual([200, type]);
    expect(plain.body.equals(output.bytes(fileOf(path)))).toBe(true);
    const packed = await from(base + path, { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(plain.headers['x-content-type-options']).toBe('nosniff');
    // The host may have other sites, for which that is not ours to say.
    expect(plain.headers['strict-transport-security']).toBeUndefined();
  });

  test('adds the slash that a reader left out', async () => {
    for (const path of [base, `${base}/topics/filler`]) {
      const answer = await from(`${path}?a=1`);
      expect([answer.status, answer.headers.location]).toEqual([301, `${path}/?a=1`]);
    }
  });

  test('sends readers of old addresses on, and says of withdrawn stories that they are gone', async () => {
    const { moved, gone } = readNginxMaps(output.text('.nginx/http.conf'));
    expect(moved.length).toBeGreaterThan(5);
    for (const { from: address, to } of moved) {
      const answer = await from(encodeURI(address));
      expect([answer.status, answer.headers.location], address).toEqual([301, to]);
      expect((await from(to)).status, to).toBeOneOf([200, 410]);
    }
    expect(gone.length).toBeGreaterThan(1);
    for (const path of gone) {
      const answer = await from(path);
      expect(answer.status, path).toBe(410);
      expect(answer.body.equals(output.bytes(fileOf(path.slice(base.length)))), path).toBe(true);
    }
  });

  test.each(['/no/such/page/', '/_headers', '/.nginx/http.conf'])(
    'has the page for what is not there: %s',
    async (path) => {
      const answer = await from(base + path);
      expect(answer.status).toBe(404);
      expect(answer.body.equals(output.bytes('404.html'))).toBe(true);
    },
  );

  test('lets browsers keep for ever what never changes under its name', async () => {
    const font = output.files.find((path) => path.startsWith('_astro/') && path.endsWith('.woff2')) ?? '';
    expect((await from(`${base}/${font}`)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await from(`${base}/`)).headers['cache-control']).toBe('no-cache');
  });

  test('sends nothing of the site from outside its path', async () => {
    expect((await from('/feed.xml')).status).toBe(404);
  });
});
