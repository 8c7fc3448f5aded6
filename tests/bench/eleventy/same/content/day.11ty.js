import { frame } from '../templates/frame.js';
import { listHead, listing, namesAndPaths, pager } from '../templates/listing.js';
import { cardList } from '../templates/story.js';
import { listNodes } from '../templates/structured-data.js';
import { monthName, printDay, printWeekday } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.days', size: 1, alias: 'day', addAllPagesToCollections: true },
  permalink: ({ day }) => `/${day.id}/`,
};

const nameOf = ({ id }) => `${printWeekday(id)}, ${printDay(id)}`;

const neighbour = (day) => day && [nameOf(day), `/${day.id}/`];

export function render(data) {
  const { site, day } = data;
  const { id, items } = day;
  const path = `/${id}/`;
  const parents = [
    ['Archive', '/archive/'],
    [id.slice(0, 4), `/${id.slice(0, 4)}/`],
    [monthName(id.slice(5, 7)), `/${id.slice(0, 7)}/`],
  ];
  const heading = nameOf(day);
  const description = `${items.length} stories of ${heading}.`;
  const group = `<section class="group" aria-label="Stories">\n${cardList(items, 'h2')}\n</section>`;
  const head = listHead({ heading: printDay(id), parents, note: printWeekday(id) });
  return frame(data, {
    path,
    heading,
    description,
    nodes: listNodes(site, { path, name: heading, description, parents }, namesAndPaths(items)),
    date: id.replaceAll('/', '-'),
    main: listing(head, group, pager(neighbour(day.newer), neighbour(day.older))),
  });
}
