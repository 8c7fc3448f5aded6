import type { NewsroomRule } from '../rule.ts';

/** Google cuts headlines longer than this. https://developers.google.com/search/docs/appearance/structured-data/article */
const longestHeadline = 110;
const longestDek = 200;

export const length: NewsroomRule = {
  name: 'length',
  about: `A headline of more than ${longestHeadline} letters or a dek of more than ${longestDek}: search engines and cards cut it.`,
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) =>
    [...newsroom.articleById.values()].flatMap(({ file, headline, dek = '' }) => [
      ...tooLong(file, 'headline', headline, longestHeadline),
      ...tooLong(file, 'dek', dek, longestDek),
    ]),
};

function tooLong(file: string, field: string, text: string, most: number) {
  const letters = Array.from(text).length;
  return letters <= most
    ? []
    : [
        {
          file,
          field,
          message: `has ${letters} letters; ${most} are shown whole everywhere. Shorten it by ${letters - most}.`,
        },
      ];
}
