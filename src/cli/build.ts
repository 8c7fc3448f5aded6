import { styleText } from 'node:util';
import { build as astroBuild } from 'astro';
import { foldersOf, printedPath } from '../io/folders.ts';

/**
 * Builds the site. What is wrong with the content is printed as it is, without a stack trace, and the output folder stays
 * as it was.
 *
 * @returns the exit status: 0, or 1 if there are problems
 */
export async function build(): Promise<0 | 1> {
  const folders = foldersOf(process.cwd(), process.env);
  const started = performance.now();
  try {
    await astroBuild({ logLevel: 'warn' });
  } catch (error) {
    // The loader runs in a module world of its own, so `instanceof` would not do.
    if (!(error instanceof Error && error.name === 'ContentProblems')) throw error;
    process.stderr.write(
      `${error.message}\n${styleText('red', 'Nothing was published.', { stream: process.stderr })}\n`,
    );
    return 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`The site is in ${printedPath(folders.root, folders.out)} (${seconds} s).\n`);
  return 0;
}
