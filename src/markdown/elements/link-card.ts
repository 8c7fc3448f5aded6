import { line, words, type ElementKind } from './element.ts';

/** A page elsewhere that is worth opening: its title and who publishes it. No more than a link, so nobody is tracked. */
export const linkCard: ElementKind = {
  name: 'link-card',
  form: 'leaf',
  title: 'required',
  attributes: { url: 'required', source: 'optional' },
  help: 'A page elsewhere that is worth opening.',
  example: '::link-card[The report on the bridge]{url="https://city.example/bridge" source="City of Example"}',
  build: ({ title = [], attributes: { url = '', source }, report }) => {
    if (!/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url)) {
      report(`“${url}” is no address. Write url="https://${url.replace(/^\W+|\W+$/g, '')}"`);
    }
    return {
      tag: 'p',
      properties: { className: ['link-card'] },
      children: [
        { type: 'link', url, children: [...title] },
        ...(source === undefined ? [] : [words(' '), line('span', { className: ['source'] }, [words(source)])]),
      ],
    };
  },
};
