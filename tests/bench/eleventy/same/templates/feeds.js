import { bodyWithRelated, byline, creditLines, dateOf, notesOf } from './story.js';
import { direction, escape, printTime } from './text.js';

const noteLine = ({ name, at, text, was, now }, site) =>
  `<p><strong>${name}, ${printTime(at, site)}</strong> ${escape(text)}${was ? ` <del>${escape(was)}</del> <ins>${escape(now)}</ins>` : ''}</p>`;

const withFullAddresses = (html, site, url) =>
  html.replaceAll('href="/', `href="${site.url}/`).replaceAll('href="#', `href="${url}#`);

const entries = new Map();

/** Templates are kept between builds of one run, the stories are not. */
export const forgetEntries = () => {
  entries.clear();
};

/** A story as every feed that has it says it. */
function storyEntry({ url: path, data, content }) {
  if (entries.has(path)) return entries.get(path);
  const { site, lang = site.lang, description, published, updated, people, topicNames } = data;
  const url = site.url + path;
  const notes = notesOf(data);
  const notesAt = (place) => notes.filter((note) => note.place === place).map((note) => noteLine(note, site));
  const paragraphs = [
    ...notesAt('top'),
    ...(description ? [`<p><em>${escape(description)}</em></p>`] : []),
    ...(data.authors ? [`<p>${byline(data, { linked: false })}</p>`] : []),
    bodyWithRelated(content, data),
    creditLines(data, { linked: false }),
    ...notesAt('end'),
  ];
  const html = `<div lang="${lang}" dir="${direction(lang)}">${paragraphs.join('\n')}</div>`;
  const entry = {
    id: data.legacyId ?? url,
    isPermalink: data.legacyId === undefined,
    url,
    title: data.title,
    summary: description,
    html: withFullAddresses(html, site, url),
    published: dateOf(data),
    updated: updated ?? published,
    authors: (data.authors ?? []).map((id) => ({ name: people[id].name, url: `${site.url}/people/${id}/` })),
    tags: (data.topics ?? []).map((id) => topicNames[id].name),
    lang,
  };
  entries.set(path, entry);
  return entry;
}

function noteEntry(note) {
  const { story, name, at, text, anchor } = note;
  const { site, topicNames, topics = [], title, lang = site.lang } = story.data;
  const page = site.url + story.url;
  return {
    ...{ id: `${page}#${anchor}`, isPermalink: true, url: `${page}#${anchor}`, title: `${name}: ${title}` },
    summary: text,
    html: `${noteLine(note, site)}\n<p><a href="${page}">${escape(title)}</a></p>`,
    ...{ published: at, updated: at, authors: [{ name: site.name, url: `${site.url}/` }] },
    tags: topics.map((id) => topicNames[id].name),
    lang,
  };
}

const latest = (times) => times.reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one));

/** A feed with its entries. */
export function feedOf({ path, name, about, items = [], notes }, site) {
  const list = notes
    ? notes.slice(0, site.feeds.items).map(noteEntry)
    : items.slice(0, site.feeds.items).map(storyEntry);
  return {
    title: name ? `${site.name}: ${name}` : site.name,
    description: about ?? site.description,
    link: site.url + path,
    entries: list,
    updated: list.length > 0 ? latest(list.map(({ updated }) => updated)) : undefined,
  };
}

/** What the template of one format says of itself. */
export const feedTemplate = (file) => ({
  pagination: { data: 'collections.feeds', size: 1, alias: 'feed' },
  permalink: ({ feed }) => feed.path + file,
  eleventyExcludeFromCollections: true,
});
