import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '../../src/cli/run-command.ts';
import { root } from '../site/build-site.ts';

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly status: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** A newsroom in a folder of its own, and its commands. */
export interface Desk {
  /** The project’s folder; the newsroom lies in `content/` below it. */
  readonly folder: string;
  /** Runs `npm run news -- …` there. */
  readonly news: (...argv: string[]) => Promise<CommandResult>;
  /** Paths are relative to the project: `content/site.yaml`. */
  readonly read: (path: string) => Promise<string>;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** The clock of the commands: Oct. 23, 2024, noon in New York. */
export const deskTime = Date.UTC(2024, 9, 23, 16);

/**
 * Opens a desk in a temporary folder.
 *
 * @param content the newsroom to copy, relative to the project; by default the project’s own
 */
export async function openDesk(content = 'content'): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-desk-'));
  await cp(join(root, content), join(folder, 'content'), { recursive: true });
  // What is kept of an earlier check holds for the same program only.
  for (const name of ['src', 'package-lock.json']) await symlink(join(root, name), join(folder, name));
  return {
    folder,
    news: async (...argv) => {
      let stdout = '';
      let stderr = '';
      const status = await runCommand(argv, {
        folders: {
          root: folder,
          content: join(folder, 'content'),
          out: join(folder, 'dist'),
          cache: join(folder, 'cache'),
        },
        now: deskTime,
        print: (text) => (stdout += text),
        printError: (text) => (stderr += text),
        colours: false,
      });
      return { status, stdout, stderr };
    },
    read: (path) => readFile(join(folder, path), 'utf8'),
    write: async (path, text) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
