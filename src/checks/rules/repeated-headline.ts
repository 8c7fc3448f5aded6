import { headlineKey } from '../../domain/headline-key.ts';
import type { NewsroomRule } from '../rule.ts';

export const repeatedHeadline: NewsroomRule = {
  name: 'repeated-headline',
  about: 'A headline that another story has already.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) => {
    const articles = [...newsroom.articleById.values()].toSorted(
      (a, b) => a.firstPublic.epoch - b.firstPublic.epoch || (a.id < b.id ? -1 : 1),
    );
    const first = new Map<string, string>();
    return articles.flatMap(({ headline, file }) => {
      const key = headlineKey(headline);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, file);
      return earlier === undefined
        ? []
        : [{ file, field: 'headline', message: `is that of ${earlier}, too. Write what is new in this story.` }];
    });
  },
};
