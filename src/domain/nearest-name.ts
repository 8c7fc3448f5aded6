/**
 * The known name that `typed` most likely meant, or undefined if none is near: at most a third of the letters differ
 * (Damerau–Levenshtein distance with adjacent transpositions).
 */
export function findNearestName(typed: string, known: Iterable<string>): string | undefined {
  // No name is that long, and the time to compare two grows with the square of their length.
  if (typed.length > longestName) return undefined;
  const letters = typed.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of known) {
    const limit = Math.min(bestDistance - 1, Math.max(1, Math.floor(Math.max(typed.length, name.length) / 3)));
    if (Math.abs(typed.length - name.length) > limit) continue;
    const distance = editDistance(letters, name.toLowerCase(), limit);
    if (distance <= limit) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

const longestName = 200;

/** The number of edits, or a number above `limit` as soon as there are more than that. */
function editDistance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const distance = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? (beforePrevious[j - 2] ?? 0) + 1 : Infinity,
      );
      current[j] = distance;
      least = Math.min(least, distance);
    }
    // A swap reaches back over one row, hence the edit to spare.
    if (least > limit + 1) return Infinity;
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}
