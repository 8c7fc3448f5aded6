import { join } from 'node:path';
import { styleText } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { lockFolders } from '../io/build-lock.ts';
import { printedPath } from '../io/folders.ts';
import { isFullDisk } from '../io/full-disk.ts';
import { readShare, WrongShare, type Share } from '../io/share.ts';
import { fixEnvironment } from '../build/build-steps.ts';
import { buildQuickly } from '../build/quick-build.ts';
import { keptLeaks } from '../build/leaks/found-leaks.ts';
import { holdsWholeSite } from '../build/site-part.ts';
import { readContent } from '../content-reading.ts';
import { checkRecordKeys } from '../public-record.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { obtainLastRecord } from './last-record.ts';

export const buildCommand: Command = {
  name: 'build',
  summary: 'Make the site from the content folder.',
  usage: '',
  help: 'Lists all that is wrong with the content, if anything is, and then leaves the last good site as it was.\n\nCONTENT_DIR, OUT_DIR and CACHE_DIR in the environment point it elsewhere. SHARD=2/8 makes the second of eight parts of the site, which npm run merge puts together. LAST_RECORD names the record.json that was published last, by path or address, which this build goes on with; RECORD_KEY the file of the key that signs it. While another build works in one of these folders, it waits.',
  options: {},
  run: (_, context) => buildShare(context),
};

/** @returns 2 if what the environment asks for makes no sense: nothing was done */
async function buildShare(context: CommandContext): Promise<ExitStatus> {
  const { folders, printError } = context;
  try {
    const share = readShare(process.env);
    if (!share) return await build(context);
    const name = `SHARD=${share.number}/${share.of}`;
    if (!process.env['SOURCE_DATE_EPOCH']) {
      printError(
        `${name} needs SOURCE_DATE_EPOCH, the same for all parts: seconds since 1970, as \`date +%s\` prints.\n`,
      );
      return 2;
    }
    if (await holdsWholeSite(folders.out)) {
      const place = printedPath(folders.root, folders.out);
      printError(`${place} holds a whole site, and ${name} makes a part. Name another folder in OUT_DIR.\n`);
      return 2;
    }
    return await build(context, share);
  } catch (error) {
    if (!(error instanceof WrongShare)) throw error;
    printError(`${error.message}\n`);
    return 2;
  }
}

async function build({ folders, printError }: CommandContext, share?: Share): Promise<ExitStatus> {
  // Astro keeps files in the project’s folder, too.
  const used = [folders.cache, folders.out, join(folders.root, '.astro')];
  const { release } = await lockFolders(used, (folder, holder) => {
    const place = printedPath(folders.root, folder);
    printError(`Another build (${holder}) works in ${place}. Waiting until it is done.\n`);
  });
  try {
    return await buildAlone(folders, share);
  } finally {
    await release();
  }
}

/** What is wrong with the content is printed as it is, without a stack trace, and the output folder stays as it was. */
async function buildAlone(folders: CommandContext['folders'], share: Share | undefined): Promise<ExitStatus> {
  const started = performance.now();
  fixEnvironment();
  try {
    checkRecordKeys(folders, process.env);
    process.env['LAST_RECORD'] = (await obtainLastRecord(process.env['LAST_RECORD'], folders)) ?? '';
    await readContent(folders);
    if (!(await buildQuickly(folders))) {
      saveMemory();
      // Loaded here: few builds need it, and the bundler reads its settings from the environment as it is loaded.
      const { build: astroBuild } = await import('astro');
      await astroBuild({ logLevel: 'warn' });
      const leaks = keptLeaks();
      if (leaks) throw leaks;
    }
  } catch (error) {
    // The loader runs in a module world of its own, so `instanceof` would not do.
    const isToldAsItIs = ['ContentProblems', 'BrokenRecord', 'WrongKey', 'Leaks'].some((name) => isNamed(error, name));
    if (isToldAsItIs) return fail((error as Error).message, 'Nothing was published.');
    if (!isFullDisk(error)) throw error;
    return fail(
      'The disk is full. Make room, and build again.',
      isNamed(error, 'UnfinishedPublication') ? 'Not everything was published.' : 'Nothing was published.',
    );
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${share ? `Part ${share.number} of ${share.of}` : 'The site'} is in ${printedPath(folders.root, folders.out)} (${seconds} s).\n`,
  );
  return 0;
}

function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}

function fail(reason: string, consequence: string): ExitStatus {
  process.stderr.write(`${reason}\n${styleText('red', consequence, { stream: process.stderr })}\n`);
  return 1;
}

/**
 * The bundler’s allocator (mimalloc) takes its memory from the system in large pieces and by default touches them whole,
 * used or not. Taken as needed, a build holds some 130 MB less, and is no slower. The heap may grow by four fifths of what is
 * alive before it is cleared again: without a rule it takes 90 MB more and is no faster, with a seventh it takes as much
 * and a quarter more of processor time.
 */
function saveMemory(): void {
  process.env['MIMALLOC_ARENA_EAGER_COMMIT'] ??= '0';
  setFlagsFromString('--heap-growing-percent=80');
}
