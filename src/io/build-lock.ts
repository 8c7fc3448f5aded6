import { readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Says in a folder who works in it. */
const lockName = '.build.lock';

/** Who holds a lock. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** Tells a process from a later one of the same number, where the system says when it started. */
  readonly started: string | undefined;
}

/** How often a holder shows that it is alive, in milliseconds: another machine cannot see its process. */
const heartbeat = 5_000;
/** After so long without a sign a holder on another machine is taken for dead, in milliseconds. */
const lifeless = 60_000;
const pause = 200;

export interface BuildLock {
  readonly release: () => Promise<void>;
}

/**
 * Waits until no other build works in any of the folders, and keeps others waiting until it is released. What a build left that
 * was killed is taken over.
 *
 * @param folders are made if they are not there, and removed again if nothing is written into them
 * @param onWait called once if another build works there, with the folder and who works there
 */
export async function lockFolders(
  folders: readonly string[],
  onWait: (folder: string, holder: string) => void,
): Promise<BuildLock> {
  const held: string[] = [];
  const release = async () => {
    clearInterval(beat);
    for (const folder of held.reverse()) {
      await rm(join(folder, lockName), { force: true });
      await rmdir(folder).catch(() => undefined);
    }
  };
  const beat = setInterval(() => {
    const now = new Date();
    for (const folder of held) void utimes(join(folder, lockName), now, now).catch(() => undefined);
  }, heartbeat);
  beat.unref();
  let told = false;
  try {
    // In one order, or two builds could each wait for the other.
    for (const folder of [...new Set(folders)].toSorted()) {
      for (let holder = await take(folder); holder !== undefined; holder = await take(folder)) {
        if (!told) onWait(folder, holder);
        told = true;
        await wait(pause);
      }
      held.push(folder);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

/** @returns who holds the folder, or undefined if it is ours now */
async function take(folder: string): Promise<string | undefined> {
  const lock = join(folder, lockName);
  await mkdir(folder, { recursive: true });
  try {
    const file = await open(lock, 'wx');
    const holder: Holder = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
    await file.writeFile(JSON.stringify(holder));
    await file.close();
    return undefined;
  } catch (error) {
    // Gone again: whoever held the folder has removed it.
    if (hasCode(error, 'ENOENT')) return take(folder);
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  if (text === undefined) return take(folder);
  const holder = parseHolder(text);
  if (await isAlive(lock, holder)) return holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  await removeDead(lock, text);
  return take(folder);
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // Its holder has made the file and not yet written into it, or was killed just then.
    return undefined;
  }
}

async function isAlive(lock: string, holder: Holder | undefined): Promise<boolean> {
  if (holder?.host === hostname()) return isRunning(holder.pid) && holder.started === startOf(holder.pid);
  const found = await stat(lock).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < lifeless;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Of two that find a dead lock one may have put its own in the place already: that is put back. */
async function removeDead(lock: string, dead: string): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== dead) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** When a process started, in the system’s own count. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function startOf(pid: number): string | undefined {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second one is the program’s name in brackets, and may hold blanks.
    return facts.slice(facts.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
