import { frame } from '../templates/frame.js';
import { cardList, dateOf } from '../templates/story.js';
import { siteNode } from '../templates/structured-data.js';
import { escape } from '../templates/text.js';

export const data = { permalink: '/', eleventyImport: { collections: ['newest', 'topicLists'] } };

/** The first paragraphs of a story. */
const beginningOf = (content) => (content.match(/<p>.*?<\/p>/gs) ?? []).slice(0, 3).join('\n');

export function render(data) {
  const { site, topicNames, collections } = data;
  const stories = collections.newest.slice(0, site.listing.perPage);
  const topics = site.navigation.map(
    (id) =>
      `<li><h3><a href="/topics/${id}/">${escape(topicNames[id].name)}</a></h3> <p class="opening">${escape(topicNames[id].body)}</p> <p class="meta">${collections.topicLists[id].length} stories</p></li>`,
  );
  const main = `<div class="front">
<div class="top">
<div class="lead">
${cardList(stories.slice(0, 1), 'h2')}
<div class="begins">${beginningOf(stories[0].content)}</div>
</div>
<div class="seconds">${cardList(stories.slice(1, 4), 'h2')}</div>
</div>
<section class="block" aria-labelledby="more">
<h2 class="label" id="more">More stories</h2>
${cardList(stories.slice(4), 'h3')}
</section>
<section class="block" aria-labelledby="topics">
<h2 class="label" id="topics">In the paper</h2>
<ul class="topics" role="list">
${topics.join('\n')}
</ul>
</section>
<p class="archive"><a href="/archive/">All stories by date</a></p>
</div>`;
  return frame(data, { path: '/', nodes: [siteNode(site)], date: dateOf(stories[0].data), main });
}
