import { frame, line, words, type ElementKind } from './element.ts';

/** A picture with its caption and credit. */
export const figure: ElementKind = {
  name: 'figure',
  form: 'container',
  title: 'none',
  mayBeEmpty: true,
  attributes: { src: 'required', alt: 'required', credit: 'optional' },
  help: 'A picture beside the article’s file, with caption and credit.',
  example:
    ':::figure{src="bridge.jpg" alt="A lorry crosses the bridge" credit="Photo by A. Example"}\nThe bridge on Tuesday.\n:::',
  build: ({ attributes: { src = '', alt = '', credit }, children }) => {
    const caption = [...children, ...(credit === undefined ? [] : [creditLine(credit)])];
    return {
      tag: 'figure',
      properties: { className: ['picture'] },
      children: [{ type: 'image', url: src, alt }, ...(caption.length > 0 ? [frame('figcaption', {}, caption)] : [])],
    };
  },
};

function creditLine(credit: string) {
  return line('p', { className: ['credit'] }, [words(credit)]);
}
