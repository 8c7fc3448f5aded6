import { frame } from '../templates/frame.js';
import { listHead, listPager, listing, namesAndPaths, pageOfList } from '../templates/listing.js';
import { cardList, dateOf } from '../templates/story.js';
import { listNodes } from '../templates/structured-data.js';
import { escape } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.topicPages', size: 1, alias: 'listing', addAllPagesToCollections: true },
  permalink: ({ listing: { id, number } }) => pageOfList(`/topics/${id}/`, number),
};

const parents = [['Topics', '/topics/']];

export function render(data) {
  const { site, topicNames, page } = data;
  const { id, number, items } = data.listing;
  const { name, body } = topicNames[id];
  const isFirst = number === 1;
  const path = `/topics/${id}/`;
  const feed = { title: name, path };
  const heading = isFirst ? name : `${name}, page ${number}`;
  const description = isFirst ? body : `Stories on ${heading} of the archive.`;
  const introduction = isFirst ? `\n<div class="prose introduction"><p>${escape(body)}</p></div>` : '';
  const head = listHead({
    heading: name,
    parents,
    note: isFirst ? undefined : `Page ${number}`,
    introduction,
    feed: isFirst ? feed : undefined,
  });
  const group = `<section class="group" aria-label="Stories">\n${cardList(items, 'h2')}\n</section>`;
  return frame(data, {
    path: page.url,
    heading,
    description,
    feed,
    nodes: listNodes(site, { path: page.url, name: heading, description, parents }, namesAndPaths(items)),
    date: items[0] && dateOf(items[0].data),
    topic: id,
    main: listing(head, group, listPager(path, data.listing)),
  });
}
