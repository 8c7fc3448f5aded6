import { frame } from '../templates/frame.js';
import { listHead } from '../templates/listing.js';
import { escape } from '../templates/text.js';

export const data = { permalink: '/feeds/', eleventyImport: { collections: ['feeds'] } };

const line = ({ path, name = 'All stories' }, site) => `<li><h3><a href="${path}">${escape(name)}</a></h3>
<p class="address" dir="ltr">${site.url}${path}feed.xml</p>
<p class="meta others"><a href="${site.url}${path}atom.xml" aria-label="${escape(name)} as Atom">Atom</a> <a href="${site.url}${path}feed.json" aria-label="${escape(name)} as JSON Feed">JSON Feed</a></p></li>`;

export function render(data) {
  const { site, collections } = data;
  const sections = [...Map.groupBy(collections.feeds, ({ group }) => group ?? site.name)].map(
    ([name, feeds]) => `<section aria-label="${escape(name)}">
<h2>${escape(name)}</h2>
<ul role="list">
${feeds.map((feed) => line(feed, site)).join('\n')}
</ul>
</section>`,
  );
  const introduction = `
<p class="what">A feed brings new stories to a program of your choice, a feed reader: whole, in order and without an account. Copy an address into your reader, or take <a href="/feeds/all.opml">all feeds as one list</a> (OPML), which most readers can import.</p>`;
  const main = `<div class="feeds">
${listHead({ heading: 'Feeds', introduction })}
${sections.join('\n')}
</div>`;
  const description = `All feeds of ${site.name}: the newest stories, each topic, each person, and corrections.`;
  return frame(data, { path: '/feeds/', heading: 'Feeds', description, main });
}
