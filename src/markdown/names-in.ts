import type { Outline } from './outline.ts';

/** Two or three capitalized words in a row: `Mike Firn`, `Kim Tae-hyo`, `Hwang Joon-kook`. */
const capitalized = /\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'.-]*){1,2}/gu;

/** Runs of words that may be names, each at its first place. Of three words in a row the pairs are told as well. */
export function namesIn(texts: Outline['texts']): readonly Outline['texts'][number][] {
  const names = new Map<string, Outline['texts'][number]>();
  for (const { text, line, column } of texts) {
    for (const match of text.matchAll(capitalized)) {
      const before = text.slice(0, match.index);
      const rows = before.split('\n');
      const place = {
        line: line + rows.length - 1,
        column: rows.length === 1 ? column + match.index : (rows.at(-1) ?? '').length + 1,
      };
      const words = match[0].split(' ');
      const runs: readonly (readonly [number, readonly string[]])[] =
        words.length === 3
          ? [
              [0, words],
              [0, words.slice(0, 2)],
              [(words[0] ?? '').length + 1, words.slice(1)],
            ]
          : [[0, words]];
      for (const [offset, run] of runs) {
        const name = run.join(' ').replace(/[’']s?$|[.-]$/u, '');
        if (!names.has(name)) names.set(name, { line: place.line, column: place.column + offset, text: name });
      }
    }
  }
  return [...names.values()];
}
