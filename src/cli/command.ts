import type { ParseArgsConfig } from 'node:util';
import type { Folders } from '../io/folders.ts';

/** What a command leaves behind: 0 done, 1 something to put right, 2 wrong use. */
export type ExitStatus = 0 | 1 | 2;

/** What a command is handed, so that it asks the machine for nothing. */
export interface CommandContext {
  readonly folders: Folders;
  /** The one clock reading, milliseconds since 1970 UTC. */
  readonly now: number;
  /** Results. */
  readonly print: (text: string) => void;
  /** Problems and progress. */
  readonly printError: (text: string) => void;
  /** Whether results go to a terminal that shows colours. */
  readonly colours: boolean;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** One command of `npm run news -- <name>`. */
export interface Command {
  /** One word or two: `new`, `import wire`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands behind the name: `"Headline" [--topic ID]`. */
  readonly usage: string;
  /** What `--help` says below the usage: arguments, options, what is written where, examples. */
  readonly help: string;
  /** Beside `--help`, which every command has. */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** @throws WrongUse */
  readonly run: (args: Arguments, context: CommandContext) => Promise<ExitStatus>;
}

/** The command was not called as it must be; the message tells what to type. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The command will not do it, for a reason that the message tells along with what to do instead. Nothing was changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
