import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A static server as a newsroom would run it: compressed, with long lives for what never changes under its name. */
function configuration(work: string, folder: string, port: number): string {
  return `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${work}/nginx.pid;
error_log stderr crit;
events {}
http {
  types {
    text/html html;
    text/javascript js;
    application/json json;
    application/xml xml;
    text/markdown md;
    text/plain txt;
    text/x-opml opml;
    application/wasm wasm;
    image/svg+xml svg;
    image/webp webp;
    image/png png;
    image/jpeg jpg;
    font/woff2 woff2;
  }
  default_type application/octet-stream;
  log_format plain '$status $request_method $uri';
  access_log ${work}/access.log plain;
  client_body_temp_path ${work}/body;
  proxy_temp_path ${work}/proxy;
  fastcgi_temp_path ${work}/fastcgi;
  uwsgi_temp_path ${work}/uwsgi;
  scgi_temp_path ${work}/scgi;
  gzip on;
  gzip_comp_level 9;
  gzip_types text/javascript application/json application/xml application/rss+xml application/atom+xml application/feed+json text/markdown text/plain application/wasm image/svg+xml;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    error_page 404 /404.html;
    location ~ /feed\\.xml$ { types {} default_type application/rss+xml; }
    location ~ /atom\\.xml$ { types {} default_type application/atom+xml; }
    location ~ /feed\\.json$ { types {} default_type application/feed+json; }
    location /_astro/ { add_header cache-control "public, max-age=31536000, immutable"; }
    location /pagefind/ { add_header cache-control "public, max-age=86400"; }
  }
}
`;
}

export interface ServedSite {
  readonly origin: string;
  /** What was asked for since the server began: `304 GET /feed.xml`. */
  readonly requests: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a folder with nginx until `stop` is called.
 *
 * @throws if there is no nginx, or it ends by itself
 */
export async function serveWithNginx(work: string, folder: string, port: number): Promise<ServedSite> {
  await mkdir(work, { recursive: true });
  const file = join(work, 'nginx.conf');
  await writeFile(file, configuration(work, folder, port));
  const server = spawn('nginx', ['-c', file, '-p', work], { stdio: ['ignore', 'inherit', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([untilItAnswers(origin), failure(server)]);
  return {
    origin,
    requests: async () => (await readFile(join(work, 'access.log'), 'utf8')).trim().split('\n'),
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
    },
  };
}

async function untilItAnswers(origin: string): Promise<void> {
  for (;;) {
    const answer = await fetch(origin).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function failure(server: ChildProcess): Promise<never> {
  return new Promise((_, fail) => {
    server.on('error', () => {
      fail(new Error('there is no nginx. On Debian: apt-get install nginx'));
    });
    server.on('exit', (status) => {
      fail(new Error(`nginx ended with status ${status}.`));
    });
  });
}
