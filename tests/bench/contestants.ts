import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOutEleventy, updateEleventyArticle } from './eleventy.ts';
import { layOutHugo, updateHugoArticle } from './hugo.ts';
import type { Command } from './measure.ts';

/** A newsroom laid out for one generator, ready to build. */
export interface Project {
  /** Runs one build, cold or not. */
  readonly command: Command;
  /** The output folder. */
  readonly out: string;
  /** Brings an edit of one article in the corpus over. Not part of what is measured. */
  readonly takeOver: (articleId: string) => void;
}

/** A site generator that takes part. */
export interface Contestant {
  readonly name: string;
  readonly version: string;
  /** Lays out the newsroom in `corpus` below the empty folder `work`. */
  readonly layOut: (corpus: string, work: string) => Project;
}

/** A site generator that is not installed here. */
export interface Absentee {
  readonly name: string;
  readonly howToInstall: string;
}

const root = join(import.meta.dirname, '..', '..');

function readPackage(path: string): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as { name: string; version: string };
}

/** What a program prints when asked, or nothing if there is no such program. */
function answerOf(file: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(file, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : undefined;
}

function ourselves(): Contestant {
  return {
    name: readPackage('package.json').name,
    version: `Astro ${readPackage('node_modules/astro/package.json').version}`,
    layOut: (corpus, work) => {
      const out = join(work, 'out');
      const env = { CONTENT_DIR: corpus, OUT_DIR: out, CACHE_DIR: join(work, 'cache'), ASTRO_TELEMETRY_DISABLED: '1' };
      const command = { file: 'npm', args: ['run', '--silent', 'build'], cwd: root, env };
      return { command, out, takeOver: () => undefined };
    },
  };
}

function hugo(): Contestant | Absentee {
  const version = answerOf('hugo', ['version'])?.match(/v[\d.]+/)?.[0];
  if (version === undefined) {
    return { name: 'Hugo', howToInstall: 'apt-get install hugo, or see https://gohugo.io/installation/' };
  }
  return {
    name: 'Hugo',
    version,
    layOut: (corpus, work) => {
      const [project, out] = [join(work, 'project'), join(work, 'out')];
      layOutHugo(corpus, project);
      const args = ['--destination', out, '--cacheDir', join(work, 'cache')];
      return {
        command: { file: 'hugo', args, cwd: project },
        out,
        takeOver: (id) => {
          updateHugoArticle(corpus, project, id);
        },
      };
    },
  };
}

function eleventy(): Contestant | Absentee {
  // npx says where its command is; it is then run without npx, which would take part in the measurement.
  const npx = ['--no-install', '--offline', '--package', '@11ty/eleventy', '-c', 'command -v eleventy'];
  const file = process.env['ELEVENTY_BIN'] ?? answerOf('npx', npx);
  const version = file === undefined ? undefined : answerOf(file, ['--version']);
  if (file === undefined || version === undefined) {
    const howToInstall =
      'npm install --prefix DIR @11ty/eleventy@3.1.8, then set ELEVENTY_BIN=DIR/node_modules/.bin/eleventy';
    return { name: 'Eleventy', howToInstall };
  }
  return {
    name: 'Eleventy',
    version,
    layOut: (corpus, work) => {
      const [project, out] = [join(work, 'project'), join(work, 'out')];
      layOutEleventy(corpus, project);
      return {
        command: { file, args: [`--output=${out}`], cwd: project },
        out,
        takeOver: (id) => {
          updateEleventyArticle(corpus, project, id);
        },
      };
    },
  };
}

/** Who can take part on this machine, in the order in which they run. */
export function findContestants(): readonly (Contestant | Absentee)[] {
  return [ourselves(), hugo(), eleventy()];
}
