import { readFile } from 'node:fs/promises';
import { runPagefind, type IndexFile, type PagefindRun } from './run-pagefind.ts';

/** Our part of the programs. */
const additionFile = new URL('../search/search-in-parts.ts', import.meta.url);

/** For the key of what `makeSearchPrograms` makes. */
export async function readAddition(): Promise<string> {
  return readFile(additionFile, 'utf8');
}

/** What stands behind the classes to which we add, in their scope: once in each of the programs. */
const seams: Readonly<Record<string, string>> = {
  'pagefind.js': 'var hasWorkerSupport=',
  'pagefind-worker.js': 'var dataCallbacks=',
};

/**
 * The programs that search in a reader’s browser, Pagefind’s with what makes them answer from several indexes as if they were
 * one; `pagefind.js` also tells the folders of those that are to be added to its own.
 *
 * @param folders newest first
 * @throws if Pagefind’s programs are not as its version 1.5.2 writes them
 */
export async function makeSearchPrograms(run: PagefindRun, folders: readonly string[]): Promise<readonly IndexFile[]> {
  const { language } = run;
  // Of an index without a page it makes no program.
  const files = await runPagefind(run, async (index) => {
    await index.addCustomRecord({ url: '/', content: 'none', language });
  });
  const names = new Set(files.map(({ path }) => path));
  const ownStems = `wasm.${language}.pagefind`;
  const stems = names.has(ownStems) ? ownStems : 'wasm.unknown.pagefind';
  const addition = await compile(await readAddition());
  return files.flatMap(({ path, content }) => {
    if (path === stems) return [{ path, content }];
    if (seams[path] === undefined) return [];
    const list = path === 'pagefind.js' ? `export const parts=${JSON.stringify(folders)};\n` : '';
    const program = withAddition(path, Buffer.from(content).toString('utf8'), addition);
    return [{ path, content: Buffer.from(program + list) }];
  });
}

/** @throws if the place for it is not there */
export function withAddition(path: string, program: string, addition: string): string {
  const seam = seams[path] ?? '';
  const [before, after, ...more] = program.split(seam);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `${path} has not the place any more where this site adds to it. Was Pagefind updated? See whether it searches several indexes as one now.`,
    );
  }
  return before + addition + seam + after;
}

/** In a block, so that its names are not in the way of others’. */
async function compile(source: string): Promise<string> {
  // Loaded here: few builds need it, and the bundler in it reads its settings from the environment as it is loaded.
  const { minify, transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(source.replace(/^export (?=function|interface)/gm, ''), 'addition.ts', {
    target: 'es2022',
    sourcemap: false,
  });
  const block = await minify('addition.js', `{${code}\nsearchInParts(Pagefind,PagefindInstance,wasm_bindgen);}`, {
    module: false,
  });
  return block.code;
}
