import type { NewsroomRule } from '../rule.ts';

export const relatedBackwards: NewsroomRule = {
  name: 'related-backwards',
  about: 'A story that newer ones name as related and that names none of them: its readers never learn how it went on.',
  severity: 'info',
  looksAt: 'newsroom',
  check: ({ newsroom }) =>
    newsroom.articles.flatMap((article) => {
      const newer = (newsroom.citedBy.get(article.id) ?? []).filter(
        (other) => other.firstPublic.epoch > article.firstPublic.epoch,
      );
      const [newest] = newer;
      if (!newest || newer.some(({ id }) => article.related.includes(id))) return [];
      const field = article.related.length > 0 ? { field: 'related' } : { line: 1 };
      return [
        {
          file: article.file,
          ...field,
          message: `${newest.id} names this story as related, and this one names no newer one. Add - ${newest.id} to related`,
        },
      ];
    }),
};
