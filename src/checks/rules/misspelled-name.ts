import type { NewsroomRule } from '../rule.ts';

export const misspelledName: NewsroomRule = {
  name: 'misspelled-name',
  about: 'A name that differs by one letter from that of a known person.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom, texts }) => {
    const names = newsroom.people.map(({ name }) => name).filter((name) => Array.from(name).length >= shortest);
    const known = new Set(names);
    const near = new Map<string, string>();
    for (const name of names) for (const variant of variantsOf(name)) near.set(variant, name);
    return [...texts.values()].flatMap(({ file, names: written }) =>
      written.flatMap(({ text, line, column }) => {
        if (known.has(text) || Array.from(text).length < shortest) return [];
        const meant = [...variantsOf(text)].map((variant) => near.get(variant)).find((name) => name !== undefined);
        if (meant === undefined || !differsByOne(text, meant)) return [];
        return [
          {
            file,
            line,
            column,
            message: `“${text}” is a letter away from ${meant}. Correct it, if ${meant} is meant.`,
          },
        ];
      }),
    );
  },
};

/** Two short names that differ by a letter are two people. */
const shortest = 7;

/** The name, and what is left of it without one of its letters: two names a letter apart have one of these in common. */
function* variantsOf(name: string): Generator<string> {
  yield name;
  const letters = Array.from(name);
  for (const index of letters.keys()) yield letters.toSpliced(index, 1).join('');
}

function differsByOne(a: string, b: string): boolean {
  const [short, long] = [Array.from(a), Array.from(b)].toSorted((one, other) => one.length - other.length) as [
    string[],
    string[],
  ];
  if (long.length - short.length > 1 || a === b) return false;
  const first = short.findIndex((letter, index) => letter !== long[index]);
  const at = first === -1 ? short.length : first;
  const rest = long.length === short.length ? short.slice(at + 1) : short.slice(at);
  return rest.join('') === long.slice(at + 1).join('');
}
