import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { printProblems } from '../domain/problem.ts';
import { printedPath } from '../io/folders.ts';
import { readSite } from '../site.ts';
import { WrongUse, type Arguments, type CommandContext } from './command.ts';
import { openImportFolder, type ImportFolder } from './import-folder.ts';

/** What every import of stories is told and needs. */
export interface ImportArguments {
  /** The file to import: its path, and what messages call it. */
  readonly path: string;
  readonly file: string;
  readonly isTrial: boolean;
  readonly keepModified: boolean;
  readonly asJson: boolean;
  readonly uploads?: string;
  readonly timeZone: string;
  readonly folder: ImportFolder;
}

export const importOptions = {
  uploads: { type: 'string' },
  'keep-modified': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/**
 * Undefined if something in the newsroom has to be put right first, which is told.
 *
 * @throws WrongUse
 */
export async function readImportArguments(
  { positionals, values }: Arguments,
  { folders, printError }: CommandContext,
  example: string,
): Promise<ImportArguments | undefined> {
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) throw new WrongUse(`Name one file to import, for example ${example}`);
  const path = resolve(folders.root, given);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new WrongUse(`There is no file ${given}. Write where it lies, for example ${example}`);
  const uploads = typeof values['uploads'] === 'string' ? resolve(folders.root, values['uploads']) : undefined;
  if (uploads !== undefined) {
    const isFolder = await stat(uploads).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder)
      throw new WrongUse(
        `There is no folder ${String(values['uploads'])}. Write for example --uploads wp-content/uploads`,
      );
  }
  const { timeZone, problems } = readSite(folders);
  const folder = await openImportFolder(folders);
  const faults = [...problems, ...('problems' in folder ? folder.problems : [])];
  if (faults.length > 0 || timeZone === undefined || 'problems' in folder) {
    printError(`${printProblems(faults)}\nNothing was imported.\n`);
    return undefined;
  }
  return {
    path,
    file: printedPath(folders.root, path),
    isTrial: values['dry-run'] === true,
    keepModified: values['keep-modified'] === true,
    asJson: values['json'] === true,
    ...(uploads !== undefined && { uploads }),
    timeZone,
    folder,
  };
}
