import type { APIContext } from 'astro';
import { announceCards, cardKey, readCard, readCardVersion } from '../../../../../cards.ts';
import { newsroom } from '../../../../../newsroom.ts';
import { listSocialCards, type toSocialCard } from '../../../../../presenters/social-card.ts';

export async function getStaticPaths() {
  const version = await readCardVersion();
  const cards = listSocialCards(await newsroom());
  announceCards(cards.map(({ card }) => card));
  return cards.map(({ id, card }) => {
    const [year, month, day, slug] = id.split('/');
    return { params: { year, month, day, slug }, props: { card }, cacheKey: cardKey(card, version) };
  });
}

export async function GET({ props }: APIContext<{ card: ReturnType<typeof toSocialCard> }>): Promise<Response> {
  return new Response(await readCard(props.card), { headers: { 'content-type': 'image/png' } });
}
