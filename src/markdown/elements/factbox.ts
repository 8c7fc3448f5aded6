import { headingOf, type ElementKind } from './element.ts';

/** Facts beside the story, with a heading. */
export const factbox: ElementKind = {
  name: 'factbox',
  form: 'container',
  title: 'required',
  attributes: {},
  help: 'Facts beside the story, with a heading.',
  example: ':::factbox[What is known]\nText, a list or a table.\n:::',
  build: ({ title = [], children }) => ({
    tag: 'aside',
    properties: { className: ['factbox'] },
    children: [headingOf(title), ...children],
  }),
};
