/** What had to be taken out of the public record, and why. */
export interface Redaction {
  /** Id of the story: `2024/10/22/slug`. */
  readonly story: string;
  /** The number of the version of which nothing is shown; absent if it is a passage in every version. */
  readonly version?: number;
  /** As it stands in the source file. Blanks and line ends count as the same. */
  readonly passage?: string;
  /** Printed where the text was. */
  readonly reason: string;
}

/** What stands where a passage was. */
export const removedPassage = '[removed]';

/** Takes passages out of a text. */
export function redact(text: string, passages: readonly string[]): string {
  return passages.reduce((rest, passage) => rest.replace(patternOf(passage), removedPassage), text);
}

/** Whether a text has a passage. */
export function hasPassage(text: string, passage: string): boolean {
  return patternOf(passage).test(text);
}

function patternOf(passage: string): RegExp {
  const words = passage
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), 'gu');
}
