import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNginxMaps } from '../../src/formats/hosting/nginx.ts';
import { securityHeaders } from '../../src/formats/hosting/response-headers.ts';
import { policyDigest } from '../../src/io/policy-digest.ts';
import { createSiteServer } from '../../src/cli/site-server.ts';
import type { AddressInfo } from 'node:net';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { fileOf, openOutput } from '../site/output.ts';
import { ask } from './ask.ts';
import { serveWithNginx, type ServedSite } from './nginx.ts';

const output = openOutput(fixtureNewsroom.out);
const site = { url: 'https://filler.example' };
const { moved, gone } = readNginxMaps(output.text('.nginx/http.conf'));
const story = '/2025/10/30/every-element/';

let work: string;
let nginx: ServedSite;
const own = createSiteServer(fixtureNewsroom.out, site);
const origins: Record<string, string> = {};

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-nginx-'));
  nginx = await serveWithNginx(join(work, 'nginx'), fixtureNewsroom.out, 8791);
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

describe.each(['nginx', 'npm run serve'])('%s', (server) => {
  const from = (path: string, headers?: Readonly<Record<string, string>>) =>
    ask(`${origins[server] ?? ''}${path}`, headers);

  test.each([
    ['/', 'text/html; charset=utf-8'],
    [story, 'text/html; charset=utf-8'],
    ['/feed.xml', 'application/rss+xml'],
    ['/topics/filler/atom.xml', 'application/atom+xml'],
    ['/corrections/feed.json', 'application/feed+json'],
    ['/feeds/feeds.opml', 'text/x-opml; charset=utf-8'],
    ['/sitemap.xml', 'application/xml'],
    ['/wire/latest.json', 'application/json'],
    [`${story}ninjs.json`, 'application/json'],
    [`${story}article.md`, 'text/markdown; charset=utf-8'],
    ['/.well-known/security.txt', 'text/plain; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
  ])('%s is sent as %s, with all headers, plain and compressed alike', async (path, type) => {
    const plain = await from(path);
    expect(plain.status).toBe(200);
    expect(plain.body.equals(output.bytes(fileOf(path)))).toBe(true);
    const compressed = await from(path, { 'accept-encoding': 'gzip, br' });
    const packed = await from(path, { 'accept-encoding': 'gzip' });
    if (plain.body.length >= 1024) {
      for (const { headers } of [plain, compressed, packed]) expect(headers.vary).toBe('Accept-Encoding');
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
      const brotli = server !== 'nginx' || nginx.brotli;
      expect(compressed.headers['content-encoding']).toBe(brotli ? 'br' : 'gzip');
      expect((brotli ? brotliDecompressSync : gunzipSync)(compressed.body).equals(plain.body)).toBe(true);
    }
    for (const { headers } of [plain, compressed, packed]) {
      expect(headers['content-type']).toBe(type);
      expectSecurity(headers);
    }
  });

  test.each(['', 'gzip', 'br'])('sends nothing again that has not changed (encoding “%s”)', async (encoding) => {
    const accept = { 'accept-encoding': encoding };
    const { headers } = await from(story, accept);
    const byTag = await from(story, { ...accept, 'if-none-match': headers.etag ?? '' });
    const byDate = await from(story, { ...accept, 'if-modified-since': headers['last-modified'] ?? '' });
    for (const answer of [byTag, byDate]) {
      expect(answer.status).toBe(304);
      expect(answer.body).toHaveLength(0);
      expect(answer.headers.etag).toBe(headers.etag);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
    const older = { ...accept, 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' };
    expect((await from(story, older)).status).toBe(200);
    expect((await from(story, { ...accept, 'if-none-match': '"another"' })).status).toBe(200);
  });

  test('sends readers of every old address on for good, with what they asked', async () => {
    expect(moved.length).toBeGreaterThan(5);
    for (const { from: address, to } of moved) {
      const answer = await from(`${encodeURI(address)}?a=1`);
      expect([answer.status, answer.headers.location], address).toEqual([301, `${to}?a=1`]);
      expectSecurity(answer.headers);
    }
  });

  test('says of every withdrawn story that it is gone, and why', async () => {
    expect(gone.length).toBeGreaterThan(1);
    for (const path of gone) {
      const answer = await from(path);
      expect(answer.status, path).toBe(410);
      expect(answer.body.equals(output.bytes(fileOf(path))), path).toBe(true);
      const packed = await from(path, { 'accept-encoding': 'gzip' });
      expect(packed.status, path).toBe(410);
      expect(gunzipSync(packed.body).equals(answer.body), path).toBe(true);
      expectSecurity(answer.headers);
      expect((await from(`${path}ninjs.json`)).status).toBe(200);
    }
  });

  test.each([
    '/no-such-page/',
    '/no-such-page',
    '/_headers',
    '/_redirects',
    '/.nginx/http.conf',
    '/.nginx/server.conf',
  ])('has the page for what is not there: %s', async (path) => {
    const answer = await from(path);
    expect(answer.status).toBe(404);
    expect(answer.body.equals(output.bytes('404.html'))).toBe(true);
    expectSecurity(answer.headers);
  });

  test('adds the slash that a reader left out', async () => {
    const answer = await from('/topics/filler');
    expect([answer.status, answer.headers.location]).toEqual([301, '/topics/filler/']);
  });

  test('lets browsers keep for ever what never changes under its name, and for an hour what seldom does', async () => {
    const lifetime = async (path: string) => (await from(path)).headers['cache-control'];
    const asset = output.files.find((path) => path.startsWith('_astro/') && path.endsWith('.woff2'));
    expect(await lifetime(`/${asset ?? ''}`)).toBe('public, max-age=31536000, immutable');
    expect(await lifetime(`${story}card.png`)).toBe('public, max-age=3600');
    expect(await lifetime('/pagefind/pagefind-entry.json')).toBe('no-cache');
    expect(await lifetime('/no-such-page/')).toBe('no-cache');
  });
});

describe('npm run serve', () => {
  test.each([
    '/../cache/compressed.json',
    '/..%2fcache/compressed.json',
    '/%2e%2e/cache/compressed.json',
    '/%',
    '/a%00b',
  ])('sends no file from outside the site: %s', async (path) => {
    // `get` would put such a path right.
    const { port } = own.address() as AddressInfo;
    const status = await new Promise<number | undefined>((done, fail) => {
      get({ host: '127.0.0.1', port, path }, (response) => {
        response.resume();
        done(response.statusCode);
      }).on('error', fail);
    });
    expect(status).toBe(404);
  });
});

function expectSecurity(headers: IncomingHttpHeaders): void {
  for (const [name, value] of securityHeaders(site, policyDigest))
    expect(headers[name.toLowerCase()], name).toBe(value);
}
