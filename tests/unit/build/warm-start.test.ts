import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWarm } from '../../../src/build/warm-start.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'warm-start-'));
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

/** A server that knows some modules, and what it was asked for. */
function start(modules: Readonly<Record<string, object | null>>, isBroken = false) {
  const asked: string[] = [];
  const handlers: ((request: object, response: object, next: () => void) => void)[] = [];
  const server = {
    environments: {
      ssr: {
        transformRequest: (url: string) => {
          asked.push(url);
          return isBroken ? Promise.reject(new Error(`There is no ${url}.`)) : Promise.resolve(null);
        },
        moduleGraph: {
          urlToModuleMap: new Map(Object.entries(modules).map(([url, transformResult]) => [url, { transformResult }])),
        },
      },
    },
    middlewares: { use: (handler: (typeof handlers)[number]) => handlers.push(handler) },
  };
  startWarm(server as unknown as Parameters<typeof startWarm>[0], { cache });
  /** Asks for something and waits until it has come. */
  const answer = (accept: string) => {
    const response = new EventEmitter();
    let passedOn = 0;
    for (const handler of handlers) handler({ headers: { accept } }, response, () => (passedOn += 1));
    response.emit('finish');
    return passedOn;
  };
  return { asked, answer };
}

const modules = { '/src/pages/index.astro': {}, '/src/a.ts': {}, '/src/unused.ts': null };

test('the modules of the first page are asked for at the next start', () => {
  const first = start({
    ...modules,
    '/src/a.astro?type=style': {},
    '/@id/__x00__virtual:astro': {},
    '\0virtual:b': {},
  });
  expect(first.asked).toEqual([]);
  expect(first.answer('text/html')).toBe(1);
  expect(start({}).asked).toEqual(['/src/a.ts', '/src/pages/index.astro']);
});

test('what is no page, and a later page, are passed on and change nothing', () => {
  const { answer } = start(modules);
  expect(answer('text/css')).toBe(1);
  expect(start({}).asked).toEqual([]);
  answer('text/html');
  const again = start({ '/src/b.ts': {} });
  again.answer('text/html');
  again.answer('text/html');
  expect(start({}).asked).toEqual(['/src/b.ts']);
});

test('a module that is gone, and a list that is damaged or cannot be kept, stop nothing', async () => {
  start(modules).answer('text/html');
  expect(start({}, true).asked).toHaveLength(2);
  await new Promise((done) => setImmediate(done));
  const list = join(cache, 'modules-of-first-page.json');
  writeFileSync(list, readFileSync(list, 'utf8').slice(0, -5));
  expect(start({}).asked).toEqual([]);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, 'A file where a folder is to be.');
  expect(start(modules).answer('text/html')).toBe(1);
  expect(existsSync(list)).toBe(false);
});
