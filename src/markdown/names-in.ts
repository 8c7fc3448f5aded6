import type { Outline } from './outline.ts';

/** Two or three capitalized words in a row: `Mike Firn`, `Kim Tae-hyo`, `Hwang Joon-kook`. */
const capitalized = /\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'.-]*){1,2}/gu;
/** The same where no other letters are: what Unicode calls a letter takes ten times as long to find. */
const capitalizedPlainly = /[A-Z][A-Za-z’'-]+(?: [A-Z][A-Za-z’'.-]*){1,2}/g;
const isPlain = /^[\u0000-\u007F‘’“”–—…]*$/;

/** Runs of words that may be names, each at its first place. Of three words in a row the pairs are told as well. */
export function namesIn(texts: Outline['texts']): readonly Outline['texts'][number][] {
  const names = new Map<string, Outline['texts'][number]>();
  for (const { text, line, column } of texts) {
    for (const match of text.matchAll(isPlain.test(text) ? capitalizedPlainly : capitalized)) {
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
        if (names.has(name)) continue;
        const rows = text.slice(0, match.index).split('\n');
        names.set(name, {
          line: line + rows.length - 1,
          column: (rows.length === 1 ? column + match.index : (rows.at(-1) ?? '').length + 1) + offset,
          text: name,
        });
      }
    }
  }
  return [...names.values()];
}
