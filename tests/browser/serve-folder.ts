import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface FolderServer {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Serves a built site as a plain file host does: `/a/` is `a/index.html`, and `404.html` answers for what is not there. */
export async function serveFolder(folder: string): Promise<FolderServer> {
  const server = createServer((request, response) => {
    void answer(folder, request.url ?? '/').then(({ status, type, bytes }) => {
      response.writeHead(status, { 'content-type': type }).end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(folder: string, url: string) {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  // A URL’s path has no “..” left in it, but an encoded one may come to light here.
  const path = normalize(decodeURIComponent(pathname)).replace(/^(?:\.\.[/\\])+/, '');
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const bytes = await readFile(join(folder, file)).catch(() => undefined);
  if (bytes) return { status: 200, type: contentTypes[extname(file)] ?? 'application/octet-stream', bytes };
  return { status: 404, type: 'text/html; charset=utf-8', bytes: await readFile(join(folder, '404.html')) };
}
