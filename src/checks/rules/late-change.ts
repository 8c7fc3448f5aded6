import type { NewsroomRule } from '../rule.ts';

const day = 24 * 60 * 60 * 1000;

export const lateChange: NewsroomRule = {
  name: 'late-change',
  about: 'A text that was changed more than a day after it was published, without a note that says so.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom, lateChange: changeOf }) =>
    [...newsroom.articles].flatMap(({ file, id, firstPublic, notes, visibility }) => {
      if (visibility !== 'public') return [];
      const change = changeOf(file);
      if (!change || words(change.before.text) === words(change.now.text)) return [];
      if (notes.some(({ at }) => at.epoch > firstPublic.epoch + day)) return [];
      const message = `the text was changed after the story had been out for a day, and no note tells readers. Type npm run news -- note ${id} update "What was changed."`;
      return [{ file, line: 1, message }];
    }),
};

/** Changes of lines and of the signs of Markdown are none that readers see. */
function words(text: string): string {
  return text.replace(/[\s*_`#>|-]+/g, ' ').trim();
}
