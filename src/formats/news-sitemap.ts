import type { Newsroom } from '../domain/newsroom.ts';
import { absoluteUrl, articlePath } from '../urls.ts';
import { xmlElement as element } from './xml.ts';

/** Milliseconds. */
const twoDays = 2 * 24 * 60 * 60 * 1000;
const mostStories = 1000;

/**
 * The stories that Google News may list: those that first went out within the last two days, at most a thousand, newest
 * first. A story whose first publication is unknown is none of them.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 *
 * @param now the build’s clock reading, milliseconds since 1970 UTC
 */
export function printNewsSitemap({ articles, site }: Newsroom, now: number): string {
  const stories = articles
    .flatMap(({ id, lang, published, headline }) =>
      published && published.epoch > now - twoDays && published.epoch <= now ? [{ id, lang, published, headline }] : [],
    )
    .slice(0, mostStories)
    .map(({ id, lang, published, headline }) =>
      [
        '<url>',
        element('loc', absoluteUrl(articlePath(id), site)),
        '<news:news>',
        `<news:publication>${element('news:name', site.name)}${element('news:language', newsLanguage(lang ?? site.lang))}</news:publication>`,
        element('news:publication_date', published.text),
        element('news:title', headline),
        '</news:news>',
        '</url>\n',
      ].join(''),
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n',
    ...stories,
    '</urlset>\n',
  ].join('');
}

/** An ISO 639 code, as Google wants it; of Chinese also the script: `zh-cn` is simplified, `zh-tw` traditional. */
export function newsLanguage(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
