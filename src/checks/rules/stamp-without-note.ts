import type { NewsroomRule } from '../rule.ts';

export const stampWithoutNote: NewsroomRule = {
  name: 'stamp-without-note',
  about: 'A story that says it was updated, and does not say what was changed.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) =>
    [...newsroom.articleById.values()]
      .filter(
        ({ published, updated, notes }) =>
          published && updated && updated.epoch > published.epoch && notes.length === 0,
      )
      .map(({ file, id }) => ({
        file,
        field: 'updated',
        message: `says that the story was changed, and no note says how. Type npm run news -- note ${id} update "What was changed."`,
      })),
};
