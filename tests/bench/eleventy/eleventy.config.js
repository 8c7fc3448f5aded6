/** Newest first, drafts left out by the preprocessor below. */
function newestFirst(collections) {
  return collections.getFilteredByTag('article').reverse();
}

function groupBy(items, keysOf) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
  }
  return groups;
}

/** One entry a listing page: Eleventy paginates one list only, so lists of lists are cut up here. */
function listingPages(groups, perPage) {
  return [...groups].flatMap(([id, items]) => {
    const count = Math.ceil(items.length / perPage);
    return Array.from({ length: count }, (_, index) => ({
      id,
      number: index + 1,
      count,
      items: items.slice(index * perPage, (index + 1) * perPage),
    }));
  });
}

/** Eleventy's own `slugify` takes a millisecond a heading, as much as the rest of the page. */
const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');

const topicsOf = (item) => item.data.topics ?? [];
const authorsOf = (item) => item.data.authors ?? [];
// `/2024/10/22/slug/` → `2024/10/22`
const dayOf = (item) => item.url.slice(1, 11);

export default function config(eleventy) {
  const perPage = 30;

  eleventy.setQuietMode(true);
  eleventy.addPreprocessor('drafts', 'md', (data) => (data.draft ? false : undefined));

  eleventy.amendLibrary('md', (markdown) => {
    markdown.set({ typographer: true });
    // Headings get ids, as the other generators give them.
    markdown.core.ruler.push('heading-ids', (state) => {
      const used = new Map();
      state.tokens.forEach((token, index) => {
        if (token.type !== 'heading_open') return;
        const slug = slugOf(state.tokens[index + 1].content);
        const times = used.get(slug) ?? 0;
        used.set(slug, times + 1);
        token.attrSet('id', times === 0 ? slug : `${slug}-${times}`);
      });
    });
  });

  eleventy.addCollection('newest', newestFirst);
  eleventy.addCollection('topicPages', (all) => listingPages(groupBy(newestFirst(all), topicsOf), perPage));
  eleventy.addCollection('personPages', (all) => listingPages(groupBy(newestFirst(all), authorsOf), perPage));
  eleventy.addCollection('topicFeeds', (all) =>
    [...groupBy(newestFirst(all), topicsOf)].map(([id, items]) => ({ id, items })),
  );
  eleventy.addCollection('days', (all) =>
    [...groupBy(newestFirst(all), (item) => [dayOf(item)])].map(([id, items]) => ({ id, items })),
  );
  for (const [name, length] of [
    ['months', 7],
    ['years', 4],
  ]) {
    eleventy.addCollection(name, (all) => {
      const days = new Set(newestFirst(all).map(dayOf));
      return [...groupBy(days, (day) => [day.slice(0, length)])].map(([id, members]) => ({ id, days: members }));
    });
  }
  eleventy.addCollection('redirects', (all) =>
    newestFirst(all).flatMap((item) => (item.data.aliases ?? []).map((from) => ({ from, to: item.url }))),
  );

  const printed = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  eleventy.addFilter('printedDate', (instant) => printed.format(new Date(instant)));
  eleventy.addFilter('rssDate', (date) => date.toUTCString());

  return { dir: { input: 'content', includes: '_includes', data: '_data' } };
}
