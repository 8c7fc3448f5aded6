import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A static server as a newsroom would run it: compressed, with long lives for what never changes under its name. */
function configuration(work: string, folder: string, port: number): string {
  return `
daemon off;
pid ${work}/nginx.pid;
error_log stderr crit;
events {}
http {
  types {
    text/html html;
    text/javascript js;
    application/json json;
    application/rss+xml xml;
    application/wasm wasm;
    image/svg+xml svg;
    image/webp webp;
    image/png png;
    image/jpeg jpg;
    font/woff2 woff2;
  }
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path ${work}/body;
  proxy_temp_path ${work}/proxy;
  fastcgi_temp_path ${work}/fastcgi;
  uwsgi_temp_path ${work}/uwsgi;
  scgi_temp_path ${work}/scgi;
  gzip on;
  gzip_comp_level 9;
  gzip_types text/javascript application/json application/rss+xml application/wasm image/svg+xml;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    error_page 404 /404.html;
    location /_astro/ { add_header cache-control "public, max-age=31536000, immutable"; }
    location /pagefind/ { add_header cache-control "public, max-age=86400"; }
  }
}
`;
}

/**
 * Serves a folder with nginx until `stop` is called.
 *
 * @throws if there is no nginx, or it ends by itself
 */
export async function serveWithNginx(
  work: string,
  folder: string,
  port: number,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  await mkdir(work, { recursive: true });
  const file = join(work, 'nginx.conf');
  await writeFile(file, configuration(work, folder, port));
  const server = spawn('nginx', ['-c', file, '-p', work], { stdio: ['ignore', 'inherit', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([untilItAnswers(origin), failure(server)]);
  return {
    origin,
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
