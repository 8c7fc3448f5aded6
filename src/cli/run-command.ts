import { parseArgs } from 'node:util';
import { findNearestName } from '../domain/nearest-name.ts';
import { NotEditable } from '../schemas/edit-fields.ts';
import { Refusal, WrongUse, type Arguments, type Command, type CommandContext, type ExitStatus } from './command.ts';
import { commands } from './commands.ts';

const call = 'npm run news --';

/** Runs the command that `argv` names, which is what stands behind `npm run news --`. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const found = findCommand(argv);
  if (!found) {
    const [first] = argv;
    if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
      (first === undefined ? context.printError : context.print)(await listCommands());
      return first === undefined ? 2 : 0;
    }
    context.printError(`${unknownCommand(argv)}\n`);
    return 2;
  }
  const command = await found.load();
  try {
    const args = readArguments(command, found.rest);
    if (args.values['help'] === true) {
      context.print(helpOf(command));
      return 0;
    }
    return await command.run(args, context);
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotEditable) {
      context.printError(`${error.message}\n`);
      return 1;
    }
    if (!(error instanceof WrongUse)) throw error;
    context.printError(`${error.message}\nUsage: ${call} ${command.name} ${command.usage}\n`);
    return 2;
  }
}

/** A name of two words goes before one of one. */
function findCommand(argv: readonly string[]) {
  for (const length of [2, 1]) {
    const load = commands[argv.slice(0, length).join(' ')];
    if (load && argv.length >= length) return { load, rest: argv.slice(length) };
  }
  return undefined;
}

function unknownCommand(argv: readonly string[]): string {
  const names = Object.keys(commands);
  const [first = ''] = argv;
  const continued = names.filter((name) => name.startsWith(`${first} `));
  if (continued.length > 0)
    return `“${first}” needs another word. Type ${continued.map((name) => `${call} ${name}`).join(' or ')}`;
  const nearest = findNearestName(argv.slice(0, 2).join(' '), names) ?? findNearestName(first, names);
  return `There is no command “${first}”. ${nearest === undefined ? `Type ${call} --help for the list.` : `Type ${call} ${nearest}`}`;
}

function readArguments(command: Command, rest: readonly string[]): Arguments {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...rest], allowPositionals: true, strict: true, options });
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    throw new WrongUse(explain(error, Object.keys(options)));
  }
}

/** Node’s own words are for programmers. */
function explain(error: TypeError, options: readonly string[]): string {
  const [, option] = /'(?:-\w, )?(-[^' =]+)/.exec(error.message) ?? [];
  if (option === undefined) return error.message;
  if ('code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const nearest = findNearestName(option.replace(/^-+/, ''), options);
    return `There is no option ${option}.${nearest === undefined ? '' : ` Type --${nearest}`}`;
  }
  return `${option} is not used like that: ${error.message.replace(/\.$/, '')}.`;
}

function helpOf({ name, summary, usage, help }: Command): string {
  return `${summary}\n\nUsage: ${call} ${name} ${usage}\n${help === '' ? '' : `\n${help.trim()}\n`}`;
}

async function listCommands(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: ${call} <command>\n\n${lines.join('\n')}\n\nEach explains itself: ${call} <command> --help\nExit status: 0 done, 1 something to put right, 2 wrong use.\n`;
}
