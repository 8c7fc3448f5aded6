import { printWireCatalogue, toWireCatalogue } from '../../formats/wire-catalogue.ts';
import { newsroom } from '../../newsroom.ts';
import { listCataloguePaths } from '../../wire.ts';

/** There may be none: only a route with a parameter can have no path. */
export async function getStaticPaths() {
  return listCataloguePaths(await newsroom());
}

export async function GET(): Promise<Response> {
  return new Response(printWireCatalogue(toWireCatalogue(await newsroom())), {
    headers: { 'content-type': 'application/json' },
  });
}
