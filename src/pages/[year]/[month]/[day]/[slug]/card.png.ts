import type { APIContext } from 'astro';
import { announceCards, cardKey, readCard, readCardVersion } from '../../../../../cards.ts';
import { cardTexts } from '../../../../../io/card-texts.ts';
import { isInShare, readShare } from '../../../../../io/share.ts';
import { newsroom } from '../../../../../newsroom.ts';
import { pathWith } from '../../../../../static-paths.ts';
import { storiesWithCard, toSocialCard } from '../../../../../presenters/social-card.ts';

export async function getStaticPaths() {
  const version = await readCardVersion();
  const room = await newsroom();
  const paths = storiesWithCard(room).map((article) => {
    const [year, month, day, slug] = article.id.split('/');
    return pathWith(
      { year, month, day, slug },
      () => ({ card: toSocialCard(article, room.site) }),
      ({ card }) => cardKey(card, version),
    );
  });
  // Nobody asks for one card after another while an editor works.
  if (!import.meta.env.DEV) {
    const share = readShare(process.env);
    const isOwn = ({ params }: (typeof paths)[number]) => isInShare(share, Object.values(params).join('/'));
    const own = paths.filter(isOwn);
    announceCards(own.map(({ props }) => props.card));
    for (const { params, props } of own) {
      const path = `${Object.values(params).join('/')}/card.png`;
      cardTexts().set(path, Object.values(props.card).join('\n'));
    }
  }
  return paths;
}

export async function GET({ props }: APIContext<{ card: ReturnType<typeof toSocialCard> }>): Promise<Response> {
  return new Response(await readCard(props.card), { headers: { 'content-type': 'image/png' } });
}
