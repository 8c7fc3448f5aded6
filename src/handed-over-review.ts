import type { reviewStored } from './content-review.ts';

const place = Symbol.for('broadsheet: review of the content');

/** To be called by what reads the content, before any page is made. */
export function handOverReview(review: typeof reviewStored): void {
  Reflect.set(globalThis, place, review);
}

/**
 * The review as Node has loaded it to read the content. Pages are run in a module world of their own, which would have to
 * transform or bundle that code once more.
 *
 * @throws if nothing was handed over
 */
export function handedOverReview(): typeof reviewStored {
  const review = Reflect.get(globalThis, place) as typeof reviewStored | undefined;
  if (!review) throw new Error('Nobody has told how to review the content. Was Astro updated?');
  return review;
}
