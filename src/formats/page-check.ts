import { withDateline } from '../markdown/split-body.ts';
import { comparable, readBlocks, readPageText } from '../markdown/page-text.ts';
import { readVersion } from './version-view.ts';

/** Names are no part of a version’s file. */
const anyName = { person: (id: string) => id, topic: (id: string) => id };

/**
 * Holds a story’s page against the file of the version that it is to show: headline, dek, notes, and the text block by block.
 * What the site puts around them is left alone. Of MDX the text is not compared, for what its programs print
 * is not known here.
 *
 * @returns the first difference, as the end of a sentence that begins with the page’s name; undefined if there is none
 */
export function findPageDifference(html: string, versionFile: string): string | undefined {
  const page = readPageText(html);
  if (!page) return 'is no page of a story';
  const isMdx = /^(?:import|export)\s.*(?:\sfrom\s|=|\{)|<\/?[A-Z]/m.test(versionFile);
  const { view, html: body } = readVersion(versionFile, isMdx ? 'mdx' : 'md', 'https://site.invalid/', anyName);
  const { headline, dek, dateline, notes, status } = view;
  if (page.headline !== comparable(headline)) return `has another headline than “${headline}”`;
  const lacks = (what: string, text: string | undefined) =>
    text === undefined || page.story.includes(comparable(text)) ? undefined : `lacks ${what} “${shorten(text)}”`;
  const lacking = [
    ...(status === 'withdrawn' ? [] : [lacks('the sub-headline', dek)]),
    ...notes.flatMap(({ text, was, now }) => [text, was, now].map((part) => lacks('the note', part))),
  ].find((fault) => fault !== undefined);
  if (lacking !== undefined) return lacking;
  if (isMdx) return undefined;
  const expected = status === 'withdrawn' ? [] : readBlocks(withDateline(body, dateline));
  const at = expected.findIndex((block, index) => block !== page.blocks[index]);
  if (at !== -1)
    return `does not show the text: block ${at + 1} of the version begins “${shorten(expected[at] ?? '')}”`;
  const more = page.blocks[expected.length];
  return more === undefined ? undefined : `shows more than the version: “${shorten(more)}”`;
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\p{Surrogate}$/u, '')} …`;
}
