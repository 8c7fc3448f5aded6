import { frame } from '../../templates/frame.js';
import {
  bodyWithRelated,
  byline,
  cardList,
  creditLines,
  dateOf,
  kicker,
  notesOf,
  timeElement,
} from '../../templates/story.js';
import { articleNodes } from '../../templates/structured-data.js';
import { escape } from '../../templates/text.js';

const wordsAMinute = 265;

const textOf = (html) => html.replace(/<[^>]*>/g, ' ').trim();

const countWords = (text) => text.match(/\S+/g)?.length ?? 0;

/** For a story without a dek: how it begins. */
const beginningOf = (text) => (text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, '')} …` : text);

function metadata(data) {
  const { site, topicNames, people, authors = [], topics = [], published, updated, title } = data;
  const names = topics.map((id) => escape(topicNames[id].name));
  const property = (name, content) => `<meta property="${name}" content="${content}">`;
  const named = (name, content) => `<meta name="${name}" content="${content}">`;
  return [
    property('og:type', 'article'),
    ...(published ? [property('article:published_time', published)] : []),
    ...(updated ? [property('article:modified_time', updated)] : []),
    ...names.slice(0, 1).map((name) => property('article:section', name)),
    ...names.map((name) => property('article:tag', name)),
    ...authors.map((id) => property('article:author', `${site.url}/people/${id}/`)),
    ...authors.map((id) => named('author', escape(people[id].name))),
    named('DC.type', 'newspaperArticle'),
    named('citation_title', escape(title)),
    ...authors.map((id) => named('citation_author', escape(people[id].name))),
    named('citation_publication_date', dateOf(data).slice(0, 10).replaceAll('-', '/')),
    named('citation_language', data.lang ?? site.lang),
    named('citation_public_url', site.url + data.page.url),
  ].join('\n');
}

function noteBlock({ name, at, text, was, now, anchor, place }, site) {
  const change = was
    ? `\n<dl><dt>It said</dt> <dd><del>${escape(was)}</del></dd> <dt>It says</dt> <dd><ins>${escape(now)}</ins></dd></dl>`
    : '';
  return `<div class="note ${place}" id="${anchor}" role="note" aria-label="${name}">
<p><b>${name}, ${timeElement(at, site)}</b> ${escape(text)}</p>${change}
</div>`;
}

function noteBlocks(notes, place, site) {
  const placed = notes.filter((note) => note.place === place);
  if (placed.length === 0) return '';
  return `${placed.map((note) => noteBlock(note, site)).join('\n')}
<p class="meta no-print all-corrections"><a href="/corrections/">All corrections</a></p>`;
}

function seriesLinks({ series, collections }) {
  if (!series) return '';
  const parts = collections.series[series.id];
  const link = (word, step) => {
    const other = parts.find(({ data }) => data.series.part === series.part + step);
    return other ? `\n<p>${word}: <a href="${other.url}">${escape(other.data.title)}</a></p>` : '';
  };
  return `<nav class="series no-print" aria-label="Series">
<p class="label">Part ${series.part} of ${parts.length}</p>${link('Previous', -1)}${link('Next', 1)}
</nav>`;
}

function moreStories({ collections, page, withdrawn }) {
  const similar = withdrawn ? [] : (collections.similar[page.url] ?? []);
  if (similar.length === 0) return '';
  return `<section class="more no-print" aria-labelledby="more">
<h2 class="label" id="more">More on this</h2>
${cardList(similar, 'h3')}
</section>`;
}

export function render(data) {
  const { site, page, title, description, published, updated, topics = [], topicNames, withdrawn, content } = data;
  const notes = notesOf(data);
  const text = textOf(content);
  const wordCount = countWords(text);
  const topNotes = noteBlocks(notes, 'top', site);
  const reading = `<p class="more no-print">${notes.length > 0 ? '<a href="#note-1">What changed</a> ' : ''}<span>${Math.ceil(wordCount / wordsAMinute)} min read</span></p>`;
  const main = `<article class="story">
<div class="wide">
<header class="head">
${kicker(data)}
<h1>${escape(title)}</h1>
${description ? `<p class="dek">${escape(description)}</p>` : ''}
<div class="credits">
${data.authors ? `<p class="byline">${byline(data, { linked: true })}</p>` : ''}
<div class="stamps meta">
<p class="times">${published ? `<span>Published on ${timeElement(published, site)}</span>` : ''}${updated ? ` <span>Updated on ${timeElement(updated, site)}</span>` : ''}</p>
${withdrawn ? '' : reading}
</div>
</div>
</header>
${topNotes ? `<div class="top-notes">${topNotes}</div>` : ''}
</div>
<div class="prose">
${withdrawn ? '' : bodyWithRelated(content, data)}
${creditLines(data, { linked: true })}
${noteBlocks(notes, 'end', site)}
${seriesLinks(data)}
<nav class="topics no-print" aria-label="Topics of this story">
<ul role="list">
${topics.map((id) => `<li><a href="/topics/${id}/">${escape(topicNames[id].name)}</a></li>`).join('\n')}
</ul>
</nav>
</div>
</article>
${moreStories(data)}`;
  const [topic] = topics;
  return frame(data, {
    path: page.url,
    heading: title,
    description: description || beginningOf(text) || undefined,
    lang: data.lang,
    feed: topic && { title: topicNames[topic].name, path: `/topics/${topic}/` },
    metadata: metadata(data),
    nodes: articleNodes(data, { notes, wordCount }),
    date: dateOf(data),
    style: 'story',
    main,
  });
}
