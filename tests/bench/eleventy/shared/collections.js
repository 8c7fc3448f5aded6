/** Newest first; drafts are left out by a preprocessor. */
export function newestFirst(collections) {
  return collections.getFilteredByTag('article').reverse();
}

export function groupBy(items, keysOf) {
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
export function listingPages(groups, perPage) {
  return [...groups].flatMap(([id, items]) => {
    const count = Math.max(1, Math.ceil(items.length / perPage));
    return Array.from({ length: count }, (_, index) => ({
      id,
      number: index + 1,
      count,
      items: items.slice(index * perPage, (index + 1) * perPage),
    }));
  });
}

export const topicsOf = (item) => item.data.topics ?? [];
export const authorsOf = (item) => item.data.authors ?? [];
// `/2024/10/22/slug/` → `2024/10/22`
export const dayOf = (item) => item.url.slice(1, 11);
