import { headlineKey } from '../../domain/headline-key.ts';
import type { NewsroomRule } from '../rule.ts';

export const unresolvedHeadline: NewsroomRule = {
  name: 'unresolved-headline',
  about: 'A related story of which only the headline is known, although the newsroom has it.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) => {
    const byWords = new Map(
      [...newsroom.articleById.values()].map((article) => [headlineKey(article.headline), article.id]),
    );
    return [...newsroom.articleById.values()].flatMap(({ file, related, id: own }) =>
      related.flatMap((pick, index) => {
        if (typeof pick === 'string' || pick.url !== undefined) return [];
        const id = byWords.get(headlineKey(pick.headline));
        const field = `related[${index}]`;
        return id === undefined || id === own
          ? []
          : [{ file, field, message: `is only the headline of a story that is here. Write - ${id}` }];
      }),
    );
  },
};
