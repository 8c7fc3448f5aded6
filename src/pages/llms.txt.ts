import { printLlms } from '../formats/llms.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  return new Response(printLlms(await newsroom()), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
