import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** A program to run. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a run cost. */
export interface Measurement {
  readonly succeeded: boolean;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  /** Milliseconds since 1970, before the program started. */
  readonly startedAt: number;
  readonly wallSeconds: number;
  /** User and system time of the program and of everything it started. Linux only. */
  readonly cpuSeconds?: number;
  /**
   * The most memory that the program and everything it started held at one time: the sum of their resident sets, which
   * counts a page shared by two processes twice. Linux only.
   */
  readonly peakBytes?: number;
}

const samplingInterval = 50;

/** `USER_HZ`, which Linux fixes at 100 for every machine that Node runs on. */
const ticksPerSecond = 100;

/** User and system seconds of all children of this process that have ended, and of their children in turn. */
function childCpuSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The second field, the program's name in parentheses, may hold spaces; `cutime` and `cstime` are fields 16 and 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

function statusField(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** Resident bytes of a process and all its descendants, now. Linux only. */
export function treeBytes(root: number): number {
  const processes = new Map<number, { readonly parent: number; readonly bytes: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      processes.set(Number(name), { parent: statusField(status, 'PPid'), bytes: statusField(status, 'VmRSS') * 1024 });
    } catch {
      // It has ended since the folder was read.
    }
  }
  const isInTree = (id: number): boolean => {
    for (let current: number | undefined = id; current !== undefined; current = processes.get(current)?.parent) {
      if (current === root) return true;
    }
    return false;
  };
  return [...processes].reduce((sum, [id, { bytes }]) => (isInTree(id) ? sum + bytes : sum), 0);
}

/** Runs a program to its end. Never run two at a time: the CPU time of both would be counted. */
export function measure({ file, args, cwd, env }: Command): Promise<Measurement> {
  const isLinux = process.platform === 'linux';
  return new Promise((resolve, reject) => {
    const cpuBefore = isLinux ? childCpuSeconds() : 0;
    const startedAt = Date.now();
    const start = performance.now();
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });

    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    let peakBytes = 0;
    const sample = (): void => {
      if (child.pid !== undefined) peakBytes = Math.max(peakBytes, treeBytes(child.pid));
    };
    const sampler = isLinux ? setInterval(sample, samplingInterval) : undefined;

    // If this process is told to end, the program ends too.
    const stop = (): boolean => child.kill();
    process.once('exit', stop);
    const settle = (): void => {
      clearInterval(sampler);
      process.off('exit', stop);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code) => {
      settle();
      resolve({
        succeeded: code === 0,
        output,
        startedAt,
        wallSeconds: (performance.now() - start) / 1000,
        ...(isLinux ? { cpuSeconds: childCpuSeconds() - cpuBefore, peakBytes } : {}),
      });
    });
  });
}
