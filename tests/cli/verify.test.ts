import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openDesk } from './run-news.ts';

test.each(['/news', '/news/', '/news/index.html'])('a site at %s has its record below that path', async (path) => {
  const server = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = await openDesk();
  try {
    expect(await desk.news('verify', `${origin}${path}`)).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is no record: ${origin}/news/.well-known/record.json answers 404. If it is elsewhere, name it with --record.\n`,
    });
  } finally {
    await desk.remove();
    server.closeAllConnections();
    server.close();
  }
});
