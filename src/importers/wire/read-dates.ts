import { dayInZone } from '../../domain/calendar.ts';
import { parseInstant } from '../../domain/instant.ts';
import { withOffset } from '../../schemas/fields.ts';
import type { ReportDraft } from './report.ts';
import type { Placed, SortedCopy } from './sort-copy.ts';

/** When a story went out and changed. */
export interface WireDates {
  readonly published?: string;
  readonly updated?: string;
  /** The day of the folder. */
  readonly day: string;
  /** When the notes were added. */
  readonly latest: string;
}

/** When the story went out and changed, by the editor’s word, else by the copy’s stamps. Never guessed. */
export function readDates(
  { stamps }: SortedCopy,
  options: { readonly published?: string; readonly updated?: string },
  timeZone: string,
  report: ReportDraft,
): WireDates | { readonly missing: string } {
  const found: { published?: string; updated?: string } = {};
  let statedDay: Placed<string> | undefined;
  for (const { line, value: stamp } of stamps) {
    const field = stamp.field === 'updated' ? 'updated' : 'published';
    if (options[field] !== undefined) {
      if (stamp.instant !== undefined) report.leaveOut(line, stamp.instant, `you gave --${field}`);
      continue;
    }
    for (const doubt of stamp.doubts) report.doubt(line, doubt);
    if (stamp.day !== undefined && stamp.instant === undefined) statedDay ??= { line, value: stamp.day };
    if (stamp.instant === undefined) continue;
    const earlier = found[field];
    const isBetter = earlier === undefined || (field === 'updated') === epochOf(stamp.instant) > epochOf(earlier);
    if (isBetter) found[field] = stamp.instant;
    report.understand(line, field, stamp.instant);
    if (earlier !== undefined) {
      const [kept, other] = isBetter ? [stamp.instant, earlier] : [earlier, stamp.instant];
      report.doubt(line, `Two stamps say when the story was ${field}: ${kept} was taken, ${other} was not.`);
    }
  }
  const published = options.published ?? found.published;
  const updated = options.updated ?? found.updated;
  const first = published ?? updated;
  if (first === undefined) {
    const [stamp] = stamps;
    const option = stamp?.value.field === 'updated' ? '--updated' : '--published';
    const example = withOffset(`${statedDay?.value ?? '2024-10-22'}T09:30:00`, timeZone);
    const why = statedDay
      ? `Line ${statedDay.line} of the copy has a day but no time that can be used.`
      : stamp
        ? `The stamp on line ${stamp.line} of the copy does not tell for certain when the story went out.`
        : 'The copy does not say when the story went out.';
    return { missing: `${why} Add the day, the time and the offset, for example ${option} ${example}` };
  }
  return {
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    day: dayInZone(epochOf(first), timeZone),
    latest: updated ?? first,
  };
}

function epochOf(instant: string): number {
  const read = parseInstant(instant);
  return typeof read === 'string' ? NaN : read.epoch;
}
