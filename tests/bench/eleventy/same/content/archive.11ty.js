import { frame } from '../templates/frame.js';
import { listHead, namesAndPaths } from '../templates/listing.js';
import { cardList, dateOf } from '../templates/story.js';
import { listNodes } from '../templates/structured-data.js';
import { monthName } from '../templates/text.js';

export const data = { permalink: '/archive/', eleventyImport: { collections: ['years', 'newest'] } };

export function render(data) {
  const { site, collections } = data;
  const description = `All stories of ${site.name} by year, month and day.`;
  const years = collections.years.map(
    ({ id, months }) => `<section class="group" aria-label="${id}">
<h2><a href="/${id}/">${id}</a></h2>
<ul class="grid" role="list">
${months.map((month) => `<li><a class="name" href="/${month.id}/">${monthName(month.id.slice(5))}</a> <p class="meta">${month.count} stories</p></li>`).join('\n')}
</ul>
</section>`,
  );
  const newest = collections.newest.slice(0, 5);
  const main = `<div class="directory beside">
${listHead({ heading: 'Archive' })}
<div class="groups">
${years.join('\n')}
</div>
<section class="newest">
${cardList(newest, 'h3')}
</section>
</div>`;
  const nodes = listNodes(site, { path: '/archive/', name: 'Archive', description }, namesAndPaths(newest));
  const date = dateOf(newest[0].data);
  return frame(data, { path: '/archive/', heading: 'Archive', description, nodes, date, main });
}
