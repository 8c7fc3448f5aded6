import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { join } from 'node:path';
import { contentTypeOf, isText } from '../formats/hosting/content-types.ts';
import { readNginxMaps } from '../formats/hosting/nginx.ts';
import { cacheControlOf, securityHeaders, type ServedSite } from '../formats/hosting/response-headers.ts';
import { policyDigest } from '../io/policy-digest.ts';
import { basePath, hostHeadersPath, hostRedirectsPath, nginxFiles, nginxFolder } from '../urls.ts';

/** What is sent for a request. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
}

/**
 * Serves a built site as nginx does with the configuration that the build wrote: the same headers, compressed copies, old
 * addresses and withdrawn stories. It reads each file when it is asked for, so that a new build is seen at once.
 */
export function createSiteServer(out: string, site: ServedSite): Server {
  return createServer((request, response) => {
    answer(out, site, request.url ?? '/', request.headers)
      .then(({ status, headers, body }) => {
        const allowed = request.method === 'GET' || request.method === 'HEAD';
        if (!allowed) response.writeHead(405, { allow: 'GET, HEAD' }).end();
        else response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
      })
      .catch((error: unknown) => {
        process.stderr.write(`${request.url ?? ''}: ${String(error)}\n`);
        response.writeHead(500).end();
      });
  });
}

async function answer(out: string, site: ServedSite, target: string, asked: IncomingHttpHeaders): Promise<Answer> {
  const { path: asPath, query } = split(target);
  const moved = (location: string): Answer => ({
    status: 301,
    headers: { ...headersOf(asPath ?? '', site), location: encodeURI(location) + query, 'content-length': 0 },
  });
  const base = basePath(site);
  // There is nothing else on this host.
  if (base !== '' && (asPath === '/' || asPath === base)) return moved(`${base}/`);
  const path = asPath?.startsWith(`${base}/`) ? asPath.slice(base.length) : undefined;
  if (asPath === undefined || path === undefined || isHidden(path)) return send(out, site, '/404.html', 404, asked);
  const { moves, gone } = await readMaps(out);
  const target301 = moves.get(asPath);
  if (target301 !== undefined) return moved(target301);
  const found = await stat(join(out, path)).catch(() => undefined);
  if (found?.isDirectory() && !path.endsWith('/')) return moved(`${asPath}/`);
  const file = path.endsWith('/') ? `${path}index.html` : path;
  if (!(await isFile(join(out, file)))) return send(out, site, '/404.html', 404, asked);
  return send(out, site, file, gone.has(asPath) ? 410 : 200, asked);
}

/** Undefined if it is no path, or one that leads out of the site. */
function split(target: string): { readonly path: string | undefined; readonly query: string } {
  const [before = '', ...rest] = target.split('?');
  const query = rest.length === 0 ? '' : `?${rest.join('?')}`;
  try {
    const path = decodeURIComponent(before);
    const leadsOut = !path.startsWith('/') || path.includes('\0') || /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);
    return { path: leadsOut ? undefined : path, query };
  } catch {
    return { path: undefined, query };
  }
}

function isHidden(path: string): boolean {
  return path.startsWith(nginxFolder) || path === hostHeadersPath || path === hostRedirectsPath;
}

async function send(
  out: string,
  site: ServedSite,
  path: string,
  status: number,
  asked: IncomingHttpHeaders,
): Promise<Answer> {
  const { encoding, body } = await readSmallest(join(out, path), asked['accept-encoding'] ?? '');
  if (body === undefined) return { status, headers: headersOf(path, site) };
  const { mtime } = await stat(join(out, path));
  const etag = `"${hash('sha256', body, 'hex').slice(0, 16)}"`;
  const headers = {
    ...headersOf(path, site),
    ...(isText(path) && { vary: 'Accept-Encoding' }),
    etag,
    ...(status === 200 && { 'last-modified': mtime.toUTCString() }),
  };
  if (status === 200 && isKnown(asked, etag, mtime)) return { status: 304, headers };
  return {
    status,
    headers: {
      ...headers,
      'content-type': contentTypeOf(path),
      ...(encoding && { 'content-encoding': encoding }),
      'content-length': body.length,
    },
    body,
  };
}

const encodings = { br: '.br', gzip: '.gz' } as const;

async function readSmallest(file: string, accepted: string) {
  const names = accepted
    .split(',')
    .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
    .map((part) => part.replace(/;.*/, '').trim().toLowerCase());
  for (const [encoding, ending] of Object.entries(encodings)) {
    const body = names.includes(encoding) ? await readFile(file + ending).catch(() => undefined) : undefined;
    if (body) return { encoding, body };
  }
  return { body: await readFile(file).catch(() => undefined) };
}

/** Whether the reader has this already. A tag, if there is one, decides. https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2 */
function isKnown(asked: IncomingHttpHeaders, etag: string, mtime: Date): boolean {
  const tags = asked['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  const since = asked['if-modified-since'];
  return since !== undefined && Math.floor(mtime.getTime() / 1000) * 1000 <= Date.parse(since);
}

function headersOf(path: string, site: ServedSite): Readonly<Record<string, string>> {
  return Object.fromEntries([...securityHeaders(site, policyDigest), ['Cache-Control', cacheControlOf(path)]]);
}

async function readMaps(out: string) {
  const { moved, gone } = readNginxMaps(
    await readFile(join(out, nginxFolder, nginxFiles.maps), 'utf8').catch(() => ''),
  );
  return { moves: new Map(moved.map(({ from, to }) => [from, to])), gone: new Set(gone) };
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
