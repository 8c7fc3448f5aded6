import type { APIContext } from 'astro';
import { listEditionPaths, readBook } from '../../editions.ts';
import { bookType } from '../../formats/edition/book.ts';
import { newsroom } from '../../newsroom.ts';

/** The stories of a day as a book. */
export async function getStaticPaths() {
  return listEditionPaths('epub', await newsroom());
}

export async function GET({ params }: APIContext): Promise<Response> {
  return new Response(await readBook(params['day'] ?? '', await newsroom()), { headers: { 'content-type': bookType } });
}
