import type { Instant } from '../domain/instant.ts';
import type { Newsroom } from '../domain/newsroom.ts';

/**
 * What programs are told that build the site: when the next scheduled story becomes due, as RFC 3339 in UTC, and nothing else
 * of it.
 */
export function printBuildReport({ nextDue }: Pick<Newsroom, 'nextDue'>): string {
  const due = nextDue ? new Date(nextDue.epoch).toISOString().replace('.000', '') : null;
  return `${JSON.stringify({ nextDue: due })}\n`;
}

/** Reads what `printBuildReport` prints. */
export function readNextDue(report: string): Instant | undefined {
  const { nextDue } = JSON.parse(report) as { readonly nextDue: string | null };
  return nextDue === null ? undefined : { text: nextDue, epoch: Date.parse(nextDue) };
}
