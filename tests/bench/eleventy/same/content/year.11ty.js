import { frame } from '../templates/frame.js';
import { listHead, namesAndPaths } from '../templates/listing.js';
import { cardList, dateOf } from '../templates/story.js';
import { listNodes } from '../templates/structured-data.js';
import { monthName, printDay } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.years', size: 1, alias: 'year', addAllPagesToCollections: true },
  permalink: ({ year }) => `/${year.id}/`,
};

const parents = [['Archive', '/archive/']];

const dayLink = ({ id, items }) =>
  `<li><a href="/${id}/" aria-label="${printDay(id)}: ${items.length} stories">${Number(id.slice(8))}</a></li>`;

export function render(data) {
  const { site, year } = data;
  const path = `/${year.id}/`;
  const months = year.months.toReversed().map(
    ({ id, count, days }) => `<section>
<h2><a href="/${id}/">${monthName(id.slice(5))}</a></h2>
<p class="meta">${count} stories</p>
<ol role="list">
${days.toReversed().map(dayLink).join('\n')}
</ol>
</section>`,
  );
  const newest = year.months.flatMap(({ days }) => days.flatMap(({ items }) => items)).slice(0, 5);
  const main = `<div class="year">
${listHead({ heading: year.id, parents, note: `${year.count} stories` })}
<div class="months">
${months.join('\n')}
</div>
<section class="newest">
${cardList(newest, 'h3')}
</section>
</div>`;
  const description = `Stories of ${year.id} by month and day.`;
  const nodes = listNodes(site, { path, name: year.id, description, parents }, namesAndPaths(newest));
  return frame(data, { path, heading: year.id, description, nodes, date: dateOf(newest[0].data), main });
}
