import { printWireCatalogue, toWireCatalogue } from '../../formats/wire-catalogue.ts';
import { newsroom } from '../../newsroom.ts';

export async function GET(): Promise<Response> {
  return new Response(printWireCatalogue(toWireCatalogue(await newsroom())), {
    headers: { 'content-type': 'application/json' },
  });
}
