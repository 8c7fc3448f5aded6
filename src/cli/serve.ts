import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { foldersOf, printedPath } from '../io/folders.ts';
import { readSite } from '../site.ts';
import { frontPath, hostPath } from '../urls.ts';
import { createSiteServer } from './site-server.ts';
import { WrongUse, type Command } from './command.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Show the built site on this machine.',
  usage: '[--port 4321] [--host]',
  help: '--port  where it answers; PORT in the environment says the same\n--host  answer other machines in the network as well',
  options: { port: { type: 'string' }, host: { type: 'boolean' } },
  run: async ({ values }, context) => {
    const given = values['port'] ?? process.env['PORT'] ?? '4321';
    const port = Number(given);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new WrongUse(`“${String(given)}” is not a port. Write for example --port 4321`);
    }
    const folders = foldersOf(process.cwd(), process.env);
    if (!existsSync(join(folders.out, 'index.html'))) {
      context.printError(`There is no site in ${printedPath(folders.root, folders.out)}. Run npm run build first.\n`);
      return 1;
    }
    const { site } = readSite(folders);
    const server = createSiteServer(folders.out, site);
    const answering = await listen(server, port, values['host'] === true ? undefined : 'localhost');
    context.print(`Open http://localhost:${answering}${hostPath(frontPath, site)} (stop with Ctrl+C).\n`);
    return 0;
  },
};

/** How many ports are tried, one after another, where the first is taken. */
const attempts = 20;

/**
 * @param host undefined: all of this machine’s addresses
 * @returns the port on which the server answers
 */
async function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen({ port: port + attempt, host }, () => {
          server.removeListener('error', fail);
          done();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port === 0 || attempt === attempts || port + attempt >= 65_535) throw error;
    }
  }
}
