import type { NewsroomRule } from '../rule.ts';

export const missingCredit: NewsroomRule = {
  name: 'missing-credit',
  about: 'A lead image that names nobody who made it.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) =>
    [...newsroom.articleById.values()]
      .filter(({ image, status }) => image && image.credit === undefined && status !== 'withdrawn')
      .map(({ file }) => ({
        file,
        field: 'image',
        message: 'has no credit. Add a line such as credit: Photo by A. Example',
      })),
};
