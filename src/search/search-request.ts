import { filterKinds, type FilterKind } from './search-facts.ts';
import { separateWords } from './separate-words.ts';

/** Each order with the words by which readers choose it; the first one is that of a search that asks for none. */
export const searchOrders = { relevance: 'Best match', newest: 'Newest first', oldest: 'Oldest first' } as const;
export type SearchOrder = keyof typeof searchOrders;

/** What a reader asks the search: the whole state of the page, as its address tells it. */
export interface SearchRequest {
  readonly query: string;
  readonly filters: Readonly<Partial<Record<FilterKind, string>>>;
  readonly order: SearchOrder;
}

export const noRequest: SearchRequest = { query: '', filters: {}, order: 'relevance' };

/** @param search of an address, with or without `?`; what is not a known order counts as the first one */
export function readSearchRequest(search: string): SearchRequest {
  const parameters = new URLSearchParams(search);
  const order = parameters.get('sort') ?? '';
  const filters = filterKinds.flatMap((kind) => {
    const value = parameters.get(kind)?.trim();
    return value ? [[kind, value] as const] : [];
  });
  return {
    query: tidy(parameters.get('q') ?? ''),
    filters: Object.fromEntries(filters),
    order: Object.hasOwn(searchOrders, order) ? (order as SearchOrder) : noRequest.order,
  };
}

/** `?q=drones&year=2024&sort=newest`, in one order, without what is not asked; empty if nothing is. */
export function writeSearchRequest({ query, filters, order }: SearchRequest): string {
  const parameters = new URLSearchParams();
  if (tidy(query) !== '') parameters.set('q', tidy(query));
  for (const kind of filterKinds) {
    const value = filters[kind];
    if (value) parameters.set(kind, value);
  }
  if (order !== noRequest.order) parameters.set('sort', order);
  const search = parameters.toString();
  return search === '' ? '' : `?${search}`;
}

/** Whether there is anything to look for; an order alone is nothing. */
export function asksForStories({ query, filters }: SearchRequest): boolean {
  return tidy(query) !== '' || Object.keys(filters).length > 0;
}

/** What the index is asked: filters and sort as Pagefind takes them, and no term where filters alone are asked for. */
export function toIndexQuery({ query, filters, order }: SearchRequest): {
  readonly term: string | null;
  readonly options: {
    readonly filters: Readonly<Record<string, string>>;
    readonly sort: Readonly<Record<string, 'asc' | 'desc'>>;
  };
} {
  // Phones type curly quotation marks; Pagefind takes a phrase in straight ones.
  const term = separateWords(tidy(query).replace(/[“”„«»「」『』]/g, '"'));
  const asked = Object.entries(filters).map(([kind, value]) => [`${kind}/${value}`, tagValue] as const);
  return {
    term: term === '' ? null : term,
    options: {
      filters: Object.fromEntries(asked),
      sort: order === 'relevance' ? {} : { date: order === 'newest' ? 'desc' : 'asc' },
    },
  };
}

/** Each tag is a filter of its own in the index, with this as its one value. */
export const tagValue = '1';

function tidy(query: string): string {
  return query.replace(/\s+/g, ' ').trim();
}
