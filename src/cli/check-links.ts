import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTexts } from '../editorial-review.ts';
import { askForLink, type LinkAnswer } from '../io/ask-for-link.ts';
import { startProgress } from '../io/progress.ts';
import { writeWhole } from '../io/write-file.ts';
import { readSite } from '../site.ts';
import { WrongUse, type Arguments, type Command } from './command.ts';

const day = 24 * 60 * 60 * 1000;
/** How long an answer holds: what worked will work tomorrow, what failed may have been put right. */
const goodFor = { works: 7 * day, fails: day / 4 } as const;

interface Known extends LinkAnswer {
  /** When it was asked, milliseconds since 1970 UTC. */
  readonly asked: number;
}

export const checkLinksCommand: Command = {
  name: 'check links',
  summary: 'Ask the servers of others whether the pages that stories link to are still there.',
  usage: '[--pause SECONDS] [--timeout SECONDS] [--json]',
  help: `--pause    between two questions to one server; 1 by itself
--timeout  how long a server has time to answer; 20 by itself
--json     as JSON

Answers are kept in the cache folder: good ones for a week, bad ones for six hours. Four servers are asked at a time.`,
  options: { pause: { type: 'string' }, timeout: { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ positionals, values }, { folders, now, print }) => {
    if (positionals.length > 0) throw new WrongUse(`“${positionals.join(' ')}” is not needed.`);
    const pause = seconds(values['pause'], 1, 'pause');
    const timeout = seconds(values['timeout'], 20, 'timeout');
    const { site } = readSite(folders);
    const links = new Map<string, { readonly file: string; readonly line: number; readonly column: number }[]>();
    for (const { file, links: written } of await readTexts(folders)) {
      for (const { url, line, column } of written) {
        if (!/^https?:\/\//i.test(url) || url.startsWith(`${site.url}/`)) continue;
        const address = url.replace(/#.*$/, '');
        links.set(address, [...(links.get(address) ?? []), { file, line, column }]);
      }
    }
    const path = join(folders.cache, 'links.json');
    const known = await readKnown(path);
    const fresh = (address: string) => {
      const answer = known[address];
      return answer !== undefined && now - answer.asked < goodFor[answer.works ? 'works' : 'fails'];
    };
    const asked = [...links.keys()].filter((address) => !fresh(address));
    const progress = startProgress('links asked', asked.length);
    await inTurns(asked, pause, async (address) => {
      known[address] = { ...(await askForLink(address, timeout)), asked: now };
      progress.tick();
    });
    progress.end();
    await writeWhole(
      path,
      JSON.stringify(Object.fromEntries(Object.entries(known).filter(([address]) => links.has(address)))),
    );

    const dead = [...links].flatMap(([address, places]) => {
      const answer = known[address];
      return answer === undefined || answer.works
        ? []
        : places.map((place) => ({ ...place, url: address, reason: answer.reason }));
    });
    const sorted = dead.toSorted((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
    );
    if (values['json'] === true) print(`${JSON.stringify(sorted)}\n`);
    else {
      const lines = sorted.map(
        ({ file, line, column, url, reason }) => `${file}:${line}:${column}  ${url} ${reason}\n`,
      );
      print(
        `${lines.join('')}${lines.length === 0 ? '' : '\n'}${links.size} links, ${dead.length === 0 ? 'all there' : `${new Set(dead.map(({ url }) => url)).size} not there`}.\n`,
      );
    }
    return dead.length > 0 ? 1 : 0;
  },
};

function seconds(given: Arguments['values'][string], usual: number, name: string): number {
  if (given === undefined) return usual * 1000;
  const value = Number(given);
  if (!Number.isFinite(value) || value < 0)
    throw new WrongUse(`“${String(given)}” is not a number of seconds. Write for example --${name} ${usual}`);
  return value * 1000;
}

async function readKnown(path: string): Promise<Record<string, Known>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, Known>;
  } catch {
    // None yet, or cut short: all are asked again.
    return {};
  }
}

/** How many servers are asked at once; one server is asked one question after another. */
const serversAtOnce = 4;

async function inTurns(
  addresses: readonly string[],
  pause: number,
  ask: (address: string) => Promise<void>,
): Promise<void> {
  const waiting = [
    ...Map.groupBy(addresses, (address) => (URL.canParse(address) ? new URL(address).host : '')).values(),
  ];
  const work = async () => {
    for (let ofHost = waiting.pop(); ofHost; ofHost = waiting.pop()) {
      for (const [index, address] of ofHost.entries()) {
        if (index > 0 && pause > 0) await new Promise((done) => setTimeout(done, pause));
        await ask(address);
      }
    }
  };
  await Promise.all(Array.from({ length: serversAtOnce }, work));
}
