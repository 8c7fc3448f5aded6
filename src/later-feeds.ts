import type { PreparedFeed } from './formats/print-feed.ts';
import { handedOver } from './io/module-worlds.ts';
import type { FeedFormat } from './urls.ts';

/** A feed that is still to be printed. */
export interface LaterFeed {
  readonly feed: PreparedFeed;
  readonly format: FeedFormat;
}

const later = handedOver<WeakMap<Response, LaterFeed>>(
  'feeds that are printed later',
  'Nobody has said that feeds are printed later.',
);

/**
 * To be called by a build that prints feeds itself, in another thread than that of the pages: from then on each is answered with a
 * response that has no body.
 */
export function printFeedsLater(): void {
  later.give(later.find() ?? new WeakMap());
}

/** Whether somebody prints feeds later. */
export function arePrintedLater(): boolean {
  return later.find() !== undefined;
}

/** @param feed is to be the body of the response */
export function answerLater(response: Response, feed: LaterFeed): Response {
  later.take().set(response, feed);
  return response;
}

/** The feed that is to be the body of a response. */
export function laterFeedOf(response: Response): LaterFeed | undefined {
  return later.find()?.get(response);
}
