import { authorsOf, dayOf, groupBy, listingPages, newestFirst, topicsOf } from './shared/collections.js';
import { setUpMarkdown } from './shared/markdown.js';

export default function config(eleventy) {
  const perPage = 30;

  eleventy.setQuietMode(true);
  eleventy.addPreprocessor('drafts', 'md', (data) => (data.draft ? false : undefined));

  eleventy.amendLibrary('md', setUpMarkdown);

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
