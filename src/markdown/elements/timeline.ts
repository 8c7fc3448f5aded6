import type { ListItem } from 'mdast';
import { dateOfWords } from './date-of-words.ts';
import { frame, headingOf, line, textOf, type ElementKind, type WrittenElement } from './element.ts';

/** What happened when: a list of which each entry begins with its date in bold. The order is the editor’s. */
export const timeline: ElementKind = {
  name: 'timeline',
  form: 'container',
  title: 'required',
  attributes: {},
  help: 'What happened when; the order is yours.',
  example: ':::timeline[How the bridge was built]\n- **Oct. 22, 2024** The bridge opens.\n:::',
  build: ({ title = [], children, report }) => {
    const [list, ...others] = children;
    if (list?.type !== 'list' || others.length > 0) {
      report(
        'a timeline must be one list. Begin each entry with a hyphen and its date in bold, for example - **Oct. 22, 2024** The bridge opens.',
      );
      return { tag: 'section', children: [] };
    }
    return {
      tag: 'section',
      properties: { className: ['timeline'] },
      children: [
        headingOf(title),
        frame(
          'ol',
          { role: 'list' },
          list.children.map((item) => toEntry(item, report)),
        ),
      ],
    };
  },
};

function toEntry(item: ListItem, report: WrittenElement['report']) {
  const [first, ...rest] = item.children;
  const [date, next, ...words] = first?.type === 'paragraph' ? first.children : [];
  if (date?.type !== 'strong') {
    report(
      'this entry of the timeline has no date. Begin it with the date in bold, for example - **Oct. 22, 2024** The bridge opens.',
      item,
    );
    return frame('li', {}, []);
  }
  const day = dateOfWords(textOf(date));
  const printed = day === undefined ? line('span', {}, date.children) : line('time', { dateTime: day }, date.children);
  // The colon or dash that editors write behind a date; the date has a line of its own.
  const text = next?.type === 'text' ? { ...next, value: next.value.replace(/^\s*(?:[:–—-]\s+)?/, '') } : next;
  const said = [...(text ? [text] : []), ...words];
  const hasWords = said.map(textOf).join('').trim() !== '';
  if (!hasWords && rest.length === 0)
    report('this entry of the timeline says nothing. Write what happened behind the date.', item);
  return frame('li', {}, [
    line('p', { className: ['when'] }, [printed]),
    ...(hasWords ? [line('p', {}, said)] : []),
    ...rest,
  ]);
}
