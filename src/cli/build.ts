import { styleText } from 'node:util';
import { printedPath } from '../io/folders.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';

export const buildCommand: Command = {
  name: 'build',
  summary: 'Make the site from the content folder.',
  usage: '',
  help: 'Lists all that is wrong with the content, if anything is, and then leaves the last good site as it was.\n\nCONTENT_DIR, OUT_DIR and CACHE_DIR in the environment point it elsewhere.',
  options: {},
  run: (_, context) => build(context),
};

/** What is wrong with the content is printed as it is, without a stack trace, and the output folder stays as it was. */
async function build({ folders }: CommandContext): Promise<ExitStatus> {
  const started = performance.now();
  commitMemoryAsNeeded();
  // Loaded here: the bundler reads its settings from the environment as it is loaded.
  const { build: astroBuild } = await import('astro');
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

/**
 * The bundler’s allocator (mimalloc) takes its memory from the system in large pieces and by default touches them whole,
 * used or not. Taken as needed, a build holds some 130 MB less, and is no slower.
 */
function commitMemoryAsNeeded(): void {
  process.env['MIMALLOC_ARENA_EAGER_COMMIT'] ??= '0';
}
