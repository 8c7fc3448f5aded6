import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { readClock } from '../io/clock.ts';
import { foldersOf } from '../io/folders.ts';

const folders = foldersOf(process.cwd(), process.env);
// Half the time of a short command goes into stripping types and compiling. Node compares what it keeps with the source,
// and does without where the folder cannot be written.
enableCompileCache(join(folders.cache, 'compiled'));
const { runCommand } = await import('./run-command.ts');

process.exitCode = await runCommand(process.argv.slice(2), {
  folders,
  now: readClock(),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  colours: process.stdout.isTTY && process.stdout.hasColors(),
});
