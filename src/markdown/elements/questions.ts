import { headingOf, type ElementKind } from './element.ts';

/** Questions and their answers; each question is a subhead, so that it can be linked to. */
export const questions: ElementKind = {
  name: 'questions',
  form: 'container',
  title: 'optional',
  attributes: {},
  help: 'Questions, each a subhead, and their answers.',
  example: ':::questions\n### Who pays?\nThe city.\n:::',
  build: ({ title, children, report }) => {
    if (children[0]?.type !== 'heading') {
      report('questions must begin with one. Write it as a subhead, for example ### Who pays?');
    }
    children.forEach((child, index) => {
      const next = children[index + 1];
      if (child.type === 'heading' && (next === undefined || next.type === 'heading')) {
        report('this question has no answer. Write it in the next paragraph.', child);
      }
    });
    return {
      tag: 'section',
      properties: { className: ['questions'] },
      children: [...(title ? [headingOf(title)] : []), ...children],
    };
  },
};
