/**
 * The colours of a style sheet’s roles in one scheme, by role: `text` for `--color-text`. For what is drawn outside a browser
 * and for books, so that each colour has one home, the tokens.
 *
 * @param css custom properties, of which roles are `light-dark(light, dark)`; either colour may be a `var()`
 * @throws if a role names a colour that the style sheet does not have
 */
export function readPalette(css: string, scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const properties = new Map(
    [...css.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
  const colourOf = (value: string): string => {
    const [, light, dark] = /^light-dark\(\s*((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)$/.exec(value) ?? [];
    const chosen = (scheme === 'light' ? light : dark)?.trim() ?? value;
    const name = /^var\(\s*(--[\w-]+)\s*\)$/.exec(chosen)?.[1];
    if (name === undefined) return chosen;
    const named = properties.get(name);
    if (named === undefined) throw new Error(`The style sheet names the colour ${name}, which it does not have.`);
    return colourOf(named);
  };
  return new Map(
    [...properties].flatMap(([name, value]) =>
      name.startsWith('--color-') ? [[name.slice('--color-'.length), colourOf(value)] as const] : [],
    ),
  );
}
