import { frame } from '../templates/frame.js';
import { listHead } from '../templates/listing.js';
import { dateOf } from '../templates/story.js';
import { listNodes } from '../templates/structured-data.js';
import { escape, printDay } from '../templates/text.js';

export const data = { permalink: '/topics/', eleventyImport: { collections: ['topicLists'] } };

export function render(data) {
  const { site, topicNames, collections } = data;
  const description = `All topics that ${site.name} covers.`;
  const topics = Object.entries(topicNames);
  const lines = topics.map(([id, { name, body }]) => {
    const stories = collections.topicLists[id];
    const newest = stories[0]
      ? `\n<p class="newest"><a href="${stories[0].url}">${escape(stories[0].data.title)}</a></p>
<p class="meta">${stories.length} stories, the newest of ${printDay(dateOf(stories[0].data))}</p>`
      : '';
    return `<li><a class="name" href="/topics/${id}/">${escape(name)}</a>\n<p class="opening">${escape(body)}</p>${newest}</li>`;
  });
  const main = `<div class="directory">
${listHead({ heading: 'Topics' })}
<div class="groups"><section class="group" aria-label="Topics"><ul class="lines" role="list">
${lines.join('\n')}
</ul></section></div>
</div>`;
  const places = topics.map(([id, { name }]) => [name, `/topics/${id}/`]);
  const nodes = listNodes(site, { path: '/topics/', name: 'Topics', description }, places);
  return frame(data, { path: '/topics/', heading: 'Topics', description, nodes, main });
}
