/** How many pages are made at once: while some wait for the disk or for a card to be drawn, others are. */
export const pagesAtOnce = 4;
