/** Stories that are indexed together. */
export interface SearchPart<Story> {
  /** Of its index, below that of the newest part, whose own is empty: the first day of its span, `2019-03-02`. */
  readonly folder: string;
  readonly stories: readonly Story[];
}

/** How many stories a part may have. */
export interface PartSizes {
  /** The part of the newest stories, in which most edits are made. */
  readonly newest: number;
  /** An older part of a small site, twice and four times as many of larger ones. */
  readonly older: number;
  /** Any part of any site: Pagefind takes some 260 KB of memory for each story that it indexes at once. */
  readonly most: number;
}

export const partSizes: PartSizes = { newest: 1000, older: 2000, most: 8000 };

/** As long as older parts need not be larger than `most`, they are made so large that about so many are full. */
const fullParts = 6;

/** An older part with less than this share of what it may have is joined with one beside it that has as little. */
const lightShare = 1 / 8;

interface Span {
  /** Number of the first day. */
  readonly start: number;
  /** A power of two. */
  readonly days: number;
}

interface Dated<Story> {
  readonly day: number;
  readonly story: Story;
}

interface Block<Story> {
  readonly span: Span;
  readonly stories: readonly Dated<Story>[];
}

/**
 * Parts the stories of a site by the days of their dates, the newest part first:
 *
 * - All of time is halved, and each half again, until no piece has more stories than a part may have. Where the halves meet
 *   is the same for all sites and at all times.
 * - Of the last piece, the newest stories are a part of their own, found by going on halving.
 * - Pieces beside each other that have few stories are joined: an archive that thins out with the years is not many parts.
 *
 * A story that comes, goes or changes therefore changes its own part, at times splits it or joins it with the next, and leaves
 * the others as they are. Only if the site has grown so much that older parts may be twice as large, all are parted anew. A
 * day is never divided, however many stories it has.
 */
export function toSearchParts<Story extends { readonly date: string }>(
  stories: readonly Story[],
  sizes: PartSizes = partSizes,
): readonly SearchPart<Story>[] {
  const dated = stories.map((story) => ({ day: toDay(story.date), story }));
  const most = mostOf(stories.length, sizes);
  const blocks = halve({ span: allTime, stories: dated }, most);
  const last = blocks.pop();
  if (!last) return [];
  const newest = newestOf(last, sizes.newest);
  const rest = { span: last.span, stories: last.stories.filter(({ day }) => day < newest.span.start) };
  const older = joinLight([...blocks, ...(rest.stories.length > 0 ? [rest] : [])], most);
  return [toPart('', newest), ...older.toReversed().map((block) => toPart(printDay(firstOf(block)), block))];
}

const dayLength = 86_400_000;

/** Days are counted from the beginning of the year 0, so that no date of a story lies before it. */
const firstDay = Date.parse('0000-01-01T00:00:00Z');

/** Some eleven thousand years. */
const allTime: Span = { start: 0, days: 2 ** 22 };

function toDay(date: string): number {
  return Math.floor((Date.parse(date) - firstDay) / dayLength);
}

function printDay(day: number): string {
  return new Date(firstDay + day * dayLength).toISOString().slice(0, 10);
}

function mostOf(count: number, { older, most }: PartSizes): number {
  let size = older;
  while (size * fullParts < count && size < most) size *= 2;
  return Math.min(size, most);
}

/** @returns the pieces in which there are stories, oldest first */
function halve<Story>(block: Block<Story>, most: number): Block<Story>[] {
  const { span, stories } = block;
  if (stories.length === 0) return [];
  if (stories.length <= most || span.days === 1) return [block];
  const days = span.days / 2;
  const middle = span.start + days;
  return [
    ...halve({ span: { start: span.start, days }, stories: stories.filter(({ day }) => day < middle) }, most),
    ...halve({ span: { start: middle, days }, stories: stories.filter(({ day }) => day >= middle) }, most),
  ];
}

function newestOf<Story>(block: Block<Story>, most: number): Block<Story> {
  if (block.stories.length <= most) return block;
  const last = halve(block, block.stories.length - 1).at(-1);
  return !last || last.span.days === 1 ? (last ?? block) : newestOf(last, most);
}

function joinLight<Story>(blocks: readonly Block<Story>[], most: number): readonly Block<Story>[] {
  const isLight = ({ stories }: Block<Story>) => stories.length < most * lightShare;
  const joined: (Block<Story> & { readonly mayGrow: boolean })[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const mayGrow = isLight(block);
    if (before?.mayGrow && mayGrow && before.stories.length + block.stories.length <= most) {
      joined.splice(-1, 1, { ...before, stories: [...before.stories, ...block.stories] });
    } else joined.push({ ...block, mayGrow });
  }
  return joined;
}

/** The first day of the smallest piece with the first stories of a block and all others: it stays when the block is halved. */
function firstOf<Story>({ span, stories }: Block<Story>): number {
  const days = span.days / 2;
  const middle = span.start + days;
  if (span.days === 1) return span.start;
  if (stories.every(({ day }) => day < middle)) return firstOf({ span: { start: span.start, days }, stories });
  if (stories.every(({ day }) => day >= middle)) return firstOf({ span: { start: middle, days }, stories });
  return span.start;
}

function toPart<Story>(folder: string, { stories }: Block<Story>): SearchPart<Story> {
  return { folder, stories: stories.map(({ story }) => story) };
}
