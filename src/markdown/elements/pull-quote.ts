import { line, words, type ElementKind } from './element.ts';

/** A quotation set large, with who said it. */
export const pullQuote: ElementKind = {
  name: 'pull-quote',
  form: 'container',
  title: 'none',
  attributes: { speaker: 'optional', role: 'optional' },
  help: 'A quotation set large, with who said it.',
  example: ':::pull-quote{speaker="Jane Doe" role="bridge engineer"}\nIt will hold for a hundred years.\n:::',
  build: ({ attributes: { speaker, role }, children, report }) => {
    if (role !== undefined && speaker === undefined) {
      report(`the role “${role}” has no speaker. Add speaker="…" before it.`);
    }
    const name = speaker === undefined ? [] : [line('b', {}, [words(speaker)])];
    const rest = role === undefined ? [] : [words(`, ${role}`)];
    return {
      tag: 'figure',
      properties: { className: ['pull-quote'] },
      children: [
        { type: 'blockquote', children: [...children] },
        ...(name.length > 0 ? [line('figcaption', {}, [...name, ...rest])] : []),
      ],
    };
  },
};
