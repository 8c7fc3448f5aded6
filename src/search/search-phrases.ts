import { countStories } from '../domain/phrases.ts';
import { asksForStories, type SearchRequest } from './search-request.ts';

/** What the page says while it searches, and what has come of it; a screen reader hears it too. */
export const searching = 'Searching …';
export const indexMissing =
  'There is no search while you edit: npm run build makes its index, and npm run serve shows the built site.';
export const indexFailed = 'The search could not be loaded. Check your connection and try again.';
export const nothingFound = 'Try other or fewer words, or a part of a word.';
export const nothingFoundHere = 'Try other or fewer words, or take the filters away.';

/** `12 stories for “drones”`, `No stories for “drones”`; nothing if nothing is asked. */
export function describeCount(count: number, request: SearchRequest): string {
  if (!asksForStories(request)) return '';
  const stories = count === 0 ? 'No stories' : countStories(count);
  const query = request.query.replace(/^["“”]+|["“”]+$/g, '');
  return query === '' ? stories : `${stories} for “${query}”`;
}
