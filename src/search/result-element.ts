import type { MarkedText, SearchResult } from './search-result.ts';

/**
 * A result as an item of the list. Nothing that comes from the index is read as HTML.
 *
 * @param base path under which the site lies on its host
 */
export function toResultElement(result: SearchResult, base: string): HTMLLIElement {
  const { kicker, label, language, sections } = result;
  const headline = element('h2', { class: 'headline', ...language }, [
    element('a', { href: base + result.href }, toMarked(result.headline)),
  ]);
  const kickers = [
    ...(label === undefined ? [] : [element('span', {}, [label])]),
    ...(kicker ? [element('a', { href: base + kicker.href }, [kicker.label])] : []),
  ];
  const links = sections.map((section) =>
    element('li', {}, [element('a', { href: base + section.href }, [section.label])]),
  );
  const card = element('article', { class: 'result' }, [
    ...(kickers.length > 0 ? [element('p', { class: 'label kicker' }, kickers)] : []),
    headline,
    ...(result.excerpt.length > 0 ? [element('p', { class: 'excerpt', ...language }, toMarked(result.excerpt))] : []),
    ...(links.length > 0
      ? [element('ul', { class: 'sections', role: 'list', 'aria-label': 'In this story', ...language }, links)]
      : []),
    element('p', { class: 'meta' }, [element('time', { datetime: result.date.datetime }, [result.date.text])]),
  ]);
  return element('li', {}, [card]);
}

function toMarked(text: MarkedText): readonly (Node | string)[] {
  return text.map(({ text, marked }) => (marked ? element('mark', {}, [text]) : text));
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
