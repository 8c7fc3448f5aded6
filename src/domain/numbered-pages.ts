/** One numbered page of a listing. Page 1 holds the oldest items and never changes. */
export interface NumberedPage<Item> {
  readonly number: number;
  /** Newest first. */
  readonly items: readonly Item[];
}

/**
 * Cuts a listing (newest first) into numbered pages that do not churn: they are counted from the oldest item and only
 * full pages get a number, so a page, once there, keeps its items for ever. What is newer than the last full page stands
 * on the listing's front only. A listing that fits on its front has no numbered page.
 */
export function numberPages<Item>(newestFirst: readonly Item[], perPage: number): readonly NumberedPage<Item>[] {
  if (newestFirst.length <= perPage) return [];
  const count = Math.floor(newestFirst.length / perPage);
  return Array.from({ length: count }, (_, index) => {
    const end = newestFirst.length - index * perPage;
    return { number: index + 1, items: newestFirst.slice(end - perPage, end) };
  });
}
