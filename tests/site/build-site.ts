import { spawn } from 'node:child_process';
import { cp, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The project’s folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Where tests build; not under version control. */
export const workFolder = join(root, '.cache/tests');

/** The clock reading of test builds, seconds since 1970: Nov. 1, 2025, noon in New York. */
export const testEpoch = 1_762_012_800;

export interface Folders {
  readonly content: string;
  readonly out: string;
  readonly cache: string;
}

interface BuildOptions extends Folders {
  /** The copy of the project to build in. */
  readonly project: string;
  /** Added to the environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What stands behind `npm run news --`; by default `build`. */
  readonly command?: readonly string[];
  /** Asked again and again while the build runs; true kills it at once, as a power cut would. */
  readonly killWhen?: () => boolean;
}

export interface BuildResult {
  /** Null if the build was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Copies what a build reads of the project, without content and installed packages, which Node finds above it. Astro keeps
 * files in the project’s folder (`.astro/`), so that two builds may run at once only in two folders.
 *
 * @param name of a folder that nothing else uses
 * @returns the copy’s folder
 */
export async function copyProject(name: string): Promise<string> {
  const project = join(workFolder, name);
  await rm(project, { recursive: true, force: true });
  for (const path of ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    await cp(join(root, path), join(project, path), { recursive: true });
  }
  return project;
}

/** Runs the command that `npm run build` runs, or another, whatever comes of it. */
export function runBuild(options: BuildOptions): Promise<BuildResult> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', ...(options.command ?? ['build'])], {
      cwd: options.project,
      env: buildEnvironment(options),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    const watch = setInterval(() => {
      if (options.killWhen?.()) child.kill('SIGKILL');
    }, 2);
    child.on('error', fail);
    child.on('close', (status) => {
      clearInterval(watch);
      done({ status, stdout, stderr });
    });
  });
}

/** Builds, and throws what was printed if that fails. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const result = await runBuild(options);
  if (result.status !== 0) throw new Error(`The build failed.\n${result.stdout}${result.stderr}`);
  return result;
}

/** What a build needs and no more: the test runner sets variables of its own, which must not change what is built. */
export function buildEnvironment({
  content,
  out,
  cache,
  environment = {},
}: Folders & Pick<BuildOptions, 'environment'>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...(PATH !== undefined && { PATH }),
    ...(HOME !== undefined && { HOME }),
    ...(TMPDIR !== undefined && { TMPDIR }),
    CONTENT_DIR: content,
    OUT_DIR: out,
    CACHE_DIR: cache,
    SOURCE_DATE_EPOCH: String(testEpoch),
    ...environment,
  };
}

/**
 * Waits until nothing else works in the project’s own folder, for what cannot work in a copy: the server of `npm run dev`
 * and another one, whichever test file or run starts them, would write the same files in `.astro/`.
 */
export async function withProjectLock<Result>(work: () => Promise<Result>): Promise<Result> {
  const lock = join(root, '.cache/tests.lock');
  await mkdir(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      // Zero: its owner has made the file and not yet written its number, or has just removed it.
      if (owner !== 0 && !isRunning(owner)) await rm(lock, { force: true });
      await wait(50);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
