import { frame } from '../templates/frame.js';
import { listHead, listing, namesAndPaths, pager } from '../templates/listing.js';
import { cardList, dateOf } from '../templates/story.js';
import { listNodes } from '../templates/structured-data.js';
import { monthName, printDay, printWeekday } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.months', size: 1, alias: 'month', addAllPagesToCollections: true },
  permalink: ({ month }) => `/${month.id}/`,
};

const nameOf = ({ id }) => `${monthName(id.slice(5))} ${id.slice(0, 4)}`;

const neighbour = (month) => month && [nameOf(month), `/${month.id}/`];

export function render(data) {
  const { site, month } = data;
  const path = `/${month.id}/`;
  const year = month.id.slice(0, 4);
  const parents = [
    ['Archive', '/archive/'],
    [year, `/${year}/`],
  ];
  const heading = nameOf(month);
  const description = `${month.count} stories of ${heading}, by day.`;
  const groups = month.days.map(({ id, items }) => {
    const name = `${printWeekday(id)}, ${printDay(id)}`;
    return `<section class="group" aria-label="${name}">
<h2 class="label"><a href="/${id}/">${name}</a></h2>
${cardList(items.slice(0, 3), 'h3')}
<p class="more"><a href="/${id}/">All ${items.length} stories of this day</a></p>
</section>`;
  });
  const shown = month.days.flatMap(({ items }) => items.slice(0, 3));
  const head = listHead({ heading, parents, note: `${month.count} stories` });
  return frame(data, {
    path,
    heading,
    description,
    nodes: listNodes(site, { path, name: heading, description, parents }, namesAndPaths(shown)),
    date: dateOf(shown[0].data),
    main: listing(head, groups.join('\n'), pager(neighbour(month.newer), neighbour(month.older))),
  });
}
