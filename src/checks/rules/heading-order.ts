import type { TextRule } from '../rule.ts';

export const headingOrder: TextRule = {
  name: 'heading-order',
  about: 'A subhead of a level that skips one: readers with screen readers take it for a missing part (WCAG 1.3.1).',
  severity: 'warning',
  looksAt: 'text',
  check: ({ file, outline }) =>
    outline.headings.flatMap(({ depth, line, column, text }, index) => {
      // The headline is the first level.
      const before = outline.headings[index - 1]?.depth ?? 1;
      if (depth <= before + 1) return [];
      const message = `the subhead “${text}” is of level ${depth} below one of level ${before}. Write ${'#'.repeat(before + 1)} before it`;
      return [{ file, line, column, message }];
    }),
};
