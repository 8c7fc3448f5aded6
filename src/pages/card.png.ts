import { readCard } from '../cards.ts';
import { newsroom } from '../newsroom.ts';
import { toSiteCard } from '../presenters/social-card.ts';

export async function GET(): Promise<Response> {
  const { site } = await newsroom();
  return new Response(await readCard(toSiteCard(site)), { headers: { 'content-type': 'image/png' } });
}
