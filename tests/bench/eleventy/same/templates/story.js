import { direction, enumerate, escape, printDay, printTime } from './text.js';

const noteNames = {
  update: 'Update',
  correction: 'Correction',
  clarification: 'Clarification',
  'editors-note': 'Editor’s note',
  retraction: 'Retraction',
};

/** The notes of a story, each with its name, its anchor and whether it stands at the top or the end. */
export const notesOf = ({ notes = [] }) =>
  notes.map((note, index) => ({
    ...note,
    name: noteNames[note.kind],
    anchor: `note-${index + 1}`,
    place: note.placement ?? (['update', 'clarification'].includes(note.kind) ? 'end' : 'top'),
  }));

export const dateOf = ({ published, updated }) => published ?? updated;

const personLink = (people, id) => `<a href="/people/${id}/">${escape(people[id].name)}</a>`;

const credits = [
  ['Edited by', 'editors'],
  ['Translated by', 'translators'],
  ['Additional reporting by', 'contributors'],
];

/** Who else worked on a story, a paragraph each. */
export const creditLines = (data, { linked }) =>
  credits
    .filter(([, field]) => data[field])
    .map(([words, field]) => {
      const names = data[field].map((id) => (linked ? personLink(data.people, id) : escape(data.people[id].name)));
      return `<p${linked ? ' class="signoff"' : ''}>${words} ${enumerate(names)}.</p>`;
    })
    .join('\n');

export const byline = ({ authors, people }, { linked }) =>
  `By ${enumerate(authors.map((id) => (linked ? personLink(people, id) : escape(people[id].name))))}`;

export const timeElement = (time, site) => `<time datetime="${time}">${printTime(time, site)}</time>`;

/** Label, and the first topic. */
export function kicker({ withdrawn, label, topics = [], topicNames }) {
  const word = withdrawn ? 'Withdrawn' : label && label[0].toUpperCase() + label.slice(1);
  const links = topics.slice(0, 1).map((id) => `<a href="/topics/${id}/">${escape(topicNames[id].name)}</a>`);
  return `<p class="label kicker">${[...(word ? [`<span>${word}</span>`] : []), ...links].join(' ')}</p>`;
}

function relatedItem(story, stories) {
  if (story.id) return `<li><a href="/${story.id}/">${escape(stories[story.id].title)}</a></li>`;
  const headline = escape(story.headline);
  const publication = story.publication ? ` <span class="meta">${escape(story.publication)}</span>` : '';
  return `<li>${story.url ? `<a href="${escape(story.url)}">${headline}</a>` : headline}${publication}</li>`;
}

export const relatedMark = '<!-- related -->';

/** The body with the box of related stories where the editor wants it, or else after it. */
export function bodyWithRelated(content, { related, collections }) {
  if (!related) return content;
  const box = `<aside class="related" aria-labelledby="related">
<h2 class="label" id="related">Related stories</h2>
<ul role="list">
${related.map((story) => relatedItem(story, collections.stories)).join('\n')}
</ul>
</aside>`;
  return content.includes(relatedMark) ? content.replace(relatedMark, () => box) : content + box;
}

const cards = new Map();

/** Templates are kept between builds of one run, the stories are not. */
export const forgetCards = () => {
  cards.clear();
};

/** A story in a list; the same in every list. */
function card(data, level) {
  const key = `${level}${data.page.url}`;
  if (!cards.has(key)) {
    const { title, description, lang } = data;
    const attributes = lang ? ` lang="${lang}" dir="${direction(lang)}"` : '';
    const date = dateOf(data);
    cards.set(
      key,
      `<article class="card row">
${kicker(data)}
<${level} class="headline"${attributes}><a href="${data.page.url}">${escape(title)}</a></${level}>
${description ? `<p class="dek"${attributes}>${escape(description)}</p>\n` : ''}<p class="meta"><time datetime="${date}">${data.published ? '' : 'Updated on '}${printDay(date)}</time></p>
</article>`,
    );
  }
  return cards.get(key);
}

/** @param items of a collection */
export const cardList = (items, level) => `<ul class="stories" role="list">
${items.map((item) => `<li>${card(item.data, level)}</li>`).join('\n')}
</ul>`;
