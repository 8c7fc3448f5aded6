import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from '../site/built-newsrooms.ts';
import { openOutput } from '../site/output.ts';
import { epubcheck } from './tell-missing-programs.ts';

/** What epubcheck says of a book beside that it is one. */
function faultsOf(path: string): Promise<readonly string[]> {
  return new Promise((done) => {
    // Most of its time is that of a Java that compiles itself.
    execFile(
      'java',
      ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', epubcheck, path],
      (error, stdout, stderr) => {
        const said = `${stdout}${stderr}`
          .split('\n')
          .filter((line) => /^(?:FATAL|ERROR|WARNING|INFO|USAGE)\b/.test(line));
        done(error && said.length === 0 ? [error.message] : said);
      },
    );
  });
}

test('epubcheck finds nothing to say of any edition', { timeout: 300_000 }, async () => {
  const books = [fixtureNewsroom, ownNewsroom].flatMap(({ out }) =>
    openOutput(out)
      .files.filter((path) => path.endsWith('.epub') && path.startsWith('editions/'))
      .map((path) => join(out, path)),
  );
  expect(books.length).toBeGreaterThan(20);
  const faults: string[] = [];
  const waiting = [...books];
  const check = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) faults.push(...(await faultsOf(path)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, check));
  expect(faults).toEqual([]);
});
