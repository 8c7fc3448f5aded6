import { readFileSync } from 'node:fs';
import { withFootnotes } from './footnotes.js';
import { authorsOf, dayOf, groupBy, listingPages, newestFirst, topicsOf } from './shared/collections.js';
import { setUpMarkdown } from './shared/markdown.js';
import { similarStories } from './similar.js';
import { forgetEntries } from './templates/feeds.js';
import { forgetCards, notesOf, relatedMark } from './templates/story.js';

const readData = (name) => JSON.parse(readFileSync(`content/_data/${name}.json`, 'utf8'));

const workersOf = ({ data: { authors = [], editors = [], translators = [], contributors = [] } }) =>
  new Set([...authors, ...editors, ...translators, ...contributors]);

/** A list for each of `ids`, if only an empty one. */
const listsOf = (ids, items, keysOf) => {
  const groups = groupBy(items, keysOf);
  return Object.fromEntries(ids.map((id) => [id, groups.get(id) ?? []]));
};

const withNeighbours = (periods) =>
  periods.map((period, index) => ({ ...period, newer: periods[index - 1], older: periods[index + 1] }));

const daysOf = (all) => [...groupBy(newestFirst(all), (item) => [dayOf(item)])].map(([id, items]) => ({ id, items }));

/** Days in months, or months in years, with the number of stories. */
const gather = (parts, length, name) =>
  [...groupBy(parts, ({ id }) => [id.slice(0, length)])].map(([id, members]) => ({
    id,
    [name]: members,
    count: members.reduce((sum, { count, items }) => sum + (count ?? items.length), 0),
  }));

const monthsOf = (all) => gather(daysOf(all), 'YYYY/MM'.length, 'days');

/** Every note, with its story, newest first. */
const allNotes = (all) =>
  all
    .getFilteredByGlob('content/2*/**/*.md')
    .flatMap((story) => notesOf(story.data).map((note) => ({ ...note, story })))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

const noteKinds = {
  correction: ['corrections', 'Errors corrected'],
  clarification: ['clarifications', 'Clarifications'],
  'editors-note': ['editors-notes', 'Editor’s notes'],
  retraction: ['retractions', 'Retractions'],
  update: ['updates', 'Updates'],
};

/** Lists of notes by address: all but updates, then of each kind. */
function noteLists(all) {
  const notes = allNotes(all);
  const kinds = Object.entries(noteKinds).map(([kind, [id, title]]) => [
    `corrections/${id}`,
    { title, notes: notes.filter((note) => note.kind === kind) },
  ]);
  const corrections = notes.filter(({ kind }) => kind !== 'update');
  return Object.fromEntries([['corrections', { title: 'All corrections', notes: corrections }], ...kinds]);
}

function feeds(all, { site, topics, people }) {
  const newest = newestFirst(all);
  const byTopic = groupBy(newest, topicsOf);
  const byAuthor = groupBy(newest, authorsOf);
  const about = `Corrections, clarifications, editor’s notes and retractions of ${site.name}.`;
  return [
    { path: '/', items: newest },
    { path: '/corrections/', name: 'Corrections', about, notes: noteLists(all).corrections.notes },
    ...Object.entries(topics).map(([id, { name, body }]) => ({
      ...{ group: 'Topics', path: `/topics/${id}/`, name, about: body, items: byTopic.get(id) },
    })),
    ...Object.entries(people).map(([id, { name }]) => ({
      ...{ group: 'People', path: `/people/${id}/`, name, about: `Stories by ${name}.`, items: byAuthor.get(id) },
    })),
  ];
}

export default function config(eleventy) {
  const [site, topics, people] = ['site', 'topicNames', 'people'].map(readData);
  const { perPage } = site.listing;
  const topicLists = (all) => listsOf(Object.keys(topics), newestFirst(all), topicsOf);
  const personLists = (all) => listsOf(Object.keys(people), newestFirst(all), workersOf);

  eleventy.setQuietMode(true);
  eleventy.on('eleventy.before', () => {
    forgetCards();
    forgetEntries();
  });
  eleventy.addPreprocessor('drafts', 'md', (data) => (data.draft ? false : undefined));
  eleventy.addPreprocessor('body', 'md', (data, content) =>
    withFootnotes(content.replace('\n::related\n', () => `\n${relatedMark}\n`)),
  );
  eleventy.amendLibrary('md', setUpMarkdown);

  const collections = {
    newest: newestFirst,
    topicLists,
    personLists,
    topicPages: (all) => listingPages(Object.entries(topicLists(all)), perPage),
    personPages: (all) => listingPages(Object.entries(personLists(all)), perPage),
    days: (all) => withNeighbours(daysOf(all)),
    months: (all) => withNeighbours(monthsOf(all)),
    years: (all) => gather(monthsOf(all), 'YYYY'.length, 'months'),
    noteLists,
    correctionPages: (all) =>
      listingPages(
        Object.entries(noteLists(all)).map(([id, { notes }]) => [id, notes]),
        perPage,
      ),
    feeds: (all) => feeds(all, { site, topics, people }),
    similar: (all) => similarStories(newestFirst(all)),
    series: (all) =>
      Object.fromEntries(
        groupBy(
          newestFirst(all).filter(({ data }) => data.series),
          ({ data }) => [data.series.id],
        ),
      ),
    stories: (all) =>
      Object.fromEntries(
        all.getFilteredByGlob('content/2*/**/*.md').map(({ url, data }) => [url.slice(1, -1), { title: data.title }]),
      ),
    redirects: (all) =>
      all
        .getFilteredByGlob('content/2*/**/*.md')
        .flatMap((story) => (story.data.aliases ?? []).map((from) => ({ from, story }))),
  };
  for (const [name, collect] of Object.entries(collections)) eleventy.addCollection(name, collect);

  return {
    dir: { input: 'content', includes: '_includes', data: '_data' },
    // Stories hold Markdown and nothing else.
    markdownTemplateEngine: false,
  };
}
