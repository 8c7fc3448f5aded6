import { join, resolve } from 'node:path';
import { Leaks } from '../build/leaks/leak-report.ts';
import { mergeParts, UnfitParts } from '../build/merge-parts.ts';
import { UnfinishedPublication } from '../build/unfinished-publication.ts';
import { lockFolders } from '../io/build-lock.ts';
import { printedPath } from '../io/folders.ts';
import { isFullDisk } from '../io/full-disk.ts';
import { Refusal, WrongUse, type Command, type CommandContext, type ExitStatus } from './command.ts';

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'Put the parts of a site together that several builds have made.',
  usage: 'FOLDER…',
  help: `FOLDER…  the folders of all parts, in any order

A part is made by a build that is told which one of how many, each in a folder of its own, on this machine or another:
  SOURCE_DATE_EPOCH=1729609440 SHARD=1/2 OUT_DIR=.cache/parts/1 npm run build
All parts must be of the same content, code, Node and SOURCE_DATE_EPOCH. The whole site goes where a build would have
put it (OUT_DIR), and is the same, byte for byte. Parts that do not belong together are refused.`,
  options: {},
  run: async ({ positionals }, context) => {
    if (positionals.length === 0) throw new WrongUse('Name the folders of all parts.');
    const parts = positionals.map((folder) => resolve(context.folders.root, folder));
    return merge([...new Set(parts)], context);
  },
};

async function merge(parts: readonly string[], { folders, print, printError }: CommandContext): Promise<ExitStatus> {
  const place = printedPath(folders.root, folders.out);
  if (parts.some((part) => part === folders.out || part.startsWith(join(folders.out, '/')))) {
    throw new Refusal(`The whole site would go to ${place}, where a part is. Name another folder in OUT_DIR.`);
  }
  const started = performance.now();
  const { release } = await lockFolders([folders.cache, folders.out], (folder, holder) => {
    printError(`A build (${holder}) works in ${printedPath(folders.root, folder)}. Waiting until it is done.\n`);
  });
  try {
    await mergeParts(folders, parts);
  } catch (error) {
    if (error instanceof UnfitParts || error instanceof Leaks) {
      throw new Refusal(`${error.message}\nNothing was published.`);
    }
    if (!isFullDisk(error)) throw error;
    const consequence = error instanceof UnfinishedPublication ? 'Not everything' : 'Nothing';
    throw new Refusal(`The disk is full. Make room, and merge again.\n${consequence} was published.`);
  } finally {
    await release();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`The site is in ${place} (${seconds} s).\n`);
  return 0;
}
