import { placeholderText as typed } from '../../domain/placeholder-text.ts';
import type { TextRule } from '../rule.ts';

export const placeholderText: TextRule = {
  name: 'placeholder-text',
  about: 'The text with which a new article begins, left in it.',
  severity: 'warning',
  looksAt: 'text',
  check: ({ file, outline }) =>
    outline.paragraphs
      .filter(({ text }) => text.trim() === typed)
      .map(({ line, column }) => ({
        file,
        line,
        column,
        message: 'this is the sentence that every new article begins with. Write the story in its place.',
      })),
};
