import { printRobots } from '../formats/robots.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  const { site } = await newsroom();
  return new Response(printRobots(site), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
