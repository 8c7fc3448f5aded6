import { frame } from '../templates/frame.js';
import { listHead, listPager, pageOfList } from '../templates/listing.js';
import { listNodes } from '../templates/structured-data.js';
import { escape, monthName, printTime } from '../templates/text.js';

export const data = {
  pagination: { data: 'collections.correctionPages', size: 1, alias: 'listing', addAllPagesToCollections: true },
  permalink: ({ listing: { id, number } }) => pageOfList(`/${id}/`, number),
  eleventyImport: { collections: ['notes'] },
};

const feed = { title: 'Corrections', path: '/corrections/' };
const everything = 'All corrections';

function entry({ story, name, at, text, was, now, anchor }, site) {
  const change = was
    ? `\n<dl><div><dt class="meta">What changed</dt> <dd><del>${escape(was)}</del> <ins>${escape(now)}</ins></dd></div></dl>`
    : '';
  return `<li><article class="entry">
<p class="label kind"><span>${name}</span> <time class="meta" datetime="${at}">${printTime(at, site)}</time></p>
<h3><a href="${story.url}#${anchor}">${escape(story.data.title)}</a></h3>
<p class="text">${escape(text)}</p>${change}
</article></li>`;
}

function months(notes, site) {
  const groups = Map.groupBy(notes, ({ at }) => at.slice(0, 7));
  return [...groups].map(
    ([month, members]) => `<section>
<h2>${monthName(month.slice(5))} ${month.slice(0, 4)}</h2>
<ul role="list">
${members.map((note) => entry(note, site)).join('\n')}
</ul>
</section>`,
  );
}

export function render(data) {
  const { site, page, collections } = data;
  const { id, number, items } = data.listing;
  const path = `/${id}/`;
  const { title } = collections.noteLists[id];
  const name = title === everything ? 'Corrections' : title;
  const heading = number === 1 ? name : `${name}, page ${number}`;
  const description = `${name} of ${site.name}, newest first.`;
  const parents = title === everything ? [] : [['Corrections', '/corrections/']];
  const kinds = Object.entries(collections.noteLists).map(
    ([list, { title: kind, notes }]) =>
      `<li><a class="label" href="/${list}/"${list === id ? ' aria-current="page"' : ''}>${kind}</a> <span class="meta">${notes.length.toLocaleString('en-US')}</span></li>`,
  );
  const main = `<div class="log">
<div class="side">
${listHead({ heading: name, parents, introduction: `\n<p class="introduction">${escape(description)}</p>`, feed })}
<nav class="no-print" aria-label="Kinds of notes"><ul role="list">
${kinds.join('\n')}
</ul></nav>
</div>
<div class="months">
${months(items, site).join('\n')}
${listPager(path, data.listing, 'notes')}
</div>
</div>`;
  const places = items.map(({ story, anchor }) => [story.data.title, `${story.url}#${anchor}`]);
  const nodes = listNodes(site, { path: page.url, name: heading, description, parents }, places);
  return frame(data, { path: page.url, heading, description, feed, nodes, date: items[0]?.at, main });
}
