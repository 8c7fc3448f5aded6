import type { AddressInfo } from 'node:net';
import { createSiteServer } from '../../src/cli/site-server.ts';
import type { ServedSite } from '../../src/formats/hosting/response-headers.ts';
import type { FolderServer } from './serve-folder.ts';

/** Serves a site with the headers that real servers are told to send. */
export async function serveWithHeaders(
  folder: string,
  site: ServedSite = { url: 'https://filler.example' },
): Promise<FolderServer> {
  const server = createSiteServer(folder, site);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
