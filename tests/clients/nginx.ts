import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nginxFiles, nginxFolder } from '../../src/urls.ts';

/** A server as the README tells to set it up, with what the build wrote for it. */
function configuration(work: string, folder: string, port: number, base: string, brotli: string | undefined): string {
  const written = (name: keyof typeof nginxFiles) => join(folder, nginxFolder, nginxFiles[name]);
  return `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
${brotli === undefined ? '' : `load_module ${brotli};`}
pid ${work}/nginx.pid;
error_log stderr crit;
events {}
http {
  log_format plain '$status $request_method $uri';
  access_log ${work}/access.log plain;
  client_body_temp_path ${work}/body;
  proxy_temp_path ${work}/proxy;
  fastcgi_temp_path ${work}/fastcgi;
  uwsgi_temp_path ${work}/uwsgi;
  scgi_temp_path ${work}/scgi;
  include ${written('maps')};
  server {
    listen 127.0.0.1:${port};
    root ${folder.slice(0, folder.length - base.length)};
    include ${written('server')};
    ${brotli === undefined ? '' : `include ${written('brotli')};`}
  }
}
`;
}

export interface ServedSite {
  readonly origin: string;
  /** Whether this nginx knows Brotli. */
  readonly brotli: boolean;
  /** What was asked for since the server began: `304 GET /feed.xml`. */
  readonly requests: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a built site with nginx until `stop` is called.
 *
 * @param base path under which the site lies: its folder ends so
 * @throws if there is no nginx, or it ends by itself
 */
export async function serveWithNginx(work: string, folder: string, port: number, base = ''): Promise<ServedSite> {
  await mkdir(work, { recursive: true });
  const file = join(work, 'nginx.conf');
  const brotli = findBrotli();
  await writeFile(file, configuration(work, folder, port, base, brotli));
  const server = spawn('nginx', ['-c', file, '-p', work], { stdio: ['ignore', 'inherit', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([untilItAnswers(`${origin}${base}/`), failure(server)]);
  return {
    origin,
    brotli: brotli !== undefined,
    requests: async () => (await readFile(join(work, 'access.log'), 'utf8')).trim().split('\n'),
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
    },
  };
}

/** The module that sends files compressed with Brotli, where nginx looks for modules. */
function findBrotli(): string | undefined {
  const built = execFileSync('nginx', ['-V'], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  const folder = /--modules-path=(\S+)/.exec(built)?.[1] ?? '/usr/lib/nginx/modules';
  const module = join(folder, 'ngx_http_brotli_static_module.so');
  return existsSync(module) ? module : undefined;
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
