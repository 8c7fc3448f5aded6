const place = Symbol.for('broadsheet: what is written on the cards of this build');

/** What is written on social cards, by their paths in the output: of all, also of those that an earlier build has drawn. */
export function cardTexts(): Map<string, string> {
  // Pages run in a module world of their own.
  const texts = (Reflect.get(globalThis, place) ?? new Map()) as Map<string, string>;
  Reflect.set(globalThis, place, texts);
  return texts;
}
