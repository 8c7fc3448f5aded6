import { keyPointsHeading } from '../../domain/phrases.ts';
import { headingOf, words, type ElementKind } from './element.ts';

/** What a reader with no time should know: a short list above the story. */
export const keyPoints: ElementKind = {
  name: 'key-points',
  form: 'container',
  title: 'optional',
  attributes: {},
  help: 'What a reader with no time should know, as a short list above the text.',
  example: ':::key-points\n- The bridge is open again.\n:::',
  build: ({ title = [words(keyPointsHeading)], children, report }) => {
    if (children.length !== 1 || children[0]?.type !== 'list') {
      report('key points must be one list. Begin each point with a hyphen, for example - The bridge is open again.');
    }
    return { tag: 'section', properties: { className: ['key-points'] }, children: [headingOf(title), ...children] };
  },
};
