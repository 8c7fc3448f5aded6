import type { reviewStored } from './content-review.ts';
import { handedOver } from './io/module-worlds.ts';

const review = handedOver<typeof reviewStored>('review of the content', 'Nobody has told how to review the content.');

/** To be called by what reads the content, before any page is made. */
export const handOverReview = review.give;

/**
 * The review as Node has loaded it to read the content. Pages are run in a module world of their own, which would have to
 * transform or bundle that code once more.
 *
 * @throws if nothing was handed over
 */
export const handedOverReview = review.take;
