import './keep-compiled.ts';
import './no-telemetry.ts';
import { readClock } from '../io/clock.ts';
import { foldersOf } from '../io/folders.ts';

const { runCommand } = await import('./run-command.ts');

process.exitCode = await runCommand(process.argv.slice(2), {
  folders: foldersOf(process.cwd(), process.env),
  now: readClock(),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  colours: process.stdout.isTTY && process.stdout.hasColors(),
});
