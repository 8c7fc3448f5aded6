import { frame } from '../templates/frame.js';
import { listHead } from '../templates/listing.js';
import { listNodes } from '../templates/structured-data.js';
import { escape } from '../templates/text.js';

export const data = { permalink: '/people/' };

export function render(data) {
  const { site } = data;
  const description = `The people who make ${site.name}.`;
  const people = Object.entries(data.people);
  const lines = people.map(
    ([id, { name, role, body }]) =>
      `<li><a class="name" href="/people/${id}/">${escape(name)}</a>\n<p class="meta">${escape(role)}</p>\n<p class="opening">${escape(body)}</p></li>`,
  );
  const main = `<div class="directory">
${listHead({ heading: 'People' })}
<div class="groups"><section class="group" aria-label="People"><ul class="lines" role="list">
${lines.join('\n')}
</ul></section></div>
</div>`;
  const places = people.map(([id, { name }]) => [name, `/people/${id}/`]);
  const nodes = listNodes(site, { path: '/people/', name: 'People', description }, places);
  return frame(data, { path: '/people/', heading: 'People', description, nodes, main });
}
