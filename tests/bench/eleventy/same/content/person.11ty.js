import { frame } from '../templates/frame.js';
import { listHead, listPager, listing, namesAndPaths, pageOfList } from '../templates/listing.js';
import { cardList, dateOf } from '../templates/story.js';
import { listNodes, profileNodes } from '../templates/structured-data.js';
import { escape } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.personPages', size: 1, alias: 'listing', addAllPagesToCollections: true },
  permalink: ({ listing: { id, number } }) => pageOfList(`/people/${id}/`, number),
};

const parents = [['People', '/people/']];

const roles = [
  ['Wrote', 'authors'],
  ['Edited', 'editors'],
  ['Translated', 'translators'],
  ['Contributed to', 'contributors'],
];

function groupsByRole(id, work, perPage) {
  return roles
    .map(([word, field]) => [word, work.filter((item) => item.data[field]?.includes(id)).slice(0, perPage)])
    .filter(([, items]) => items.length > 0)
    .map(
      ([word, items]) =>
        `<section class="group" aria-label="${word}">\n<h2 class="label">${word}</h2>\n${cardList(items, 'h3')}\n</section>`,
    )
    .join('\n');
}

export function render(data) {
  const { site, people, page, collections } = data;
  const { id, number, items } = data.listing;
  const { name, role, body } = people[id];
  const isFirst = number === 1;
  const path = `/people/${id}/`;
  const feed = { title: name, path };
  const heading = isFirst ? name : `${name}, page ${number}`;
  const description = isFirst ? body : `Stories on ${heading} of the archive.`;
  const introduction = isFirst ? `\n<div class="prose introduction"><p>${escape(body)}</p></div>` : '';
  const head = listHead({
    heading: name,
    parents,
    note: isFirst ? role : `Page ${number}`,
    introduction,
    feed: isFirst ? feed : undefined,
  });
  const groups = isFirst
    ? groupsByRole(id, collections.personLists[id], site.listing.perPage)
    : `<section class="group" aria-label="Stories">\n${cardList(items, 'h2')}\n</section>`;
  const nodes = isFirst
    ? profileNodes(data, id, { description, parents })
    : listNodes(site, { path: page.url, name: heading, description, parents }, namesAndPaths(items));
  return frame(data, {
    path: page.url,
    heading,
    description,
    feed,
    metadata: '<meta property="og:type" content="profile">',
    nodes,
    date: items[0] && dateOf(items[0].data),
    main: listing(head, groups, listPager(path, data.listing)),
  });
}
