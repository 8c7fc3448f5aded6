import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '..', '..', 'src');

/** How many bytes of CSS stand in a page of ours, of each kind; rounded, as built. */
const sizes = { story: 26_000, page: 22_500 } as const;

/** The files in `folder` whose names end so, in order of their names. */
function readEvery(folder: string, ending: string): readonly string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => readFileSync(join(source, folder, path), 'utf8'));
}

/** Without comments, and with no more white space than needed. */
function minify(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();
}

/** The rules of a stylesheet that stand in no other rule. */
function* topRules(css: string): Generator<string> {
  let [start, depth] = [0, 0];
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (css[at] === '}' && depth === 0) {
      yield css.slice(start, at + 1);
      start = at + 1;
    }
  }
}

/** As many of our own rules as make up the size of what stands in a page of ours. Only the size is meant to be the same. */
function stylesheetOf(size: number): string {
  const ours = [
    ...readEvery('styles', '.css'),
    ...readEvery('components', '.astro').flatMap((text) => text.match(/(?<=<style>).*?(?=<\/style>)/gs) ?? []),
  ];
  let sheet = '';
  for (const rule of topRules(minify(ours.join('\n')))) {
    if (sheet.length + rule.length <= size) sheet += rule;
  }
  return sheet;
}

/** For pages of stories and for all other pages, a stylesheet each, as large as ours. */
export function stylesheets(): Readonly<Record<keyof typeof sizes, string>> {
  return { story: stylesheetOf(sizes.story), page: stylesheetOf(sizes.page) };
}
