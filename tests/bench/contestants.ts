import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionalOutputs } from '../../src/domain/optional-outputs.ts';
import { layOutEleventy, updateEleventyArticle } from './eleventy.ts';
import { layOutHugo, updateHugoArticle } from './hugo.ts';
import type { Command } from './measure.ts';
import type { Making } from './same-content.ts';

/** A newsroom laid out for one generator, ready to build. */
export interface Project {
  /** Runs one build, cold or not. */
  readonly command: Command;
  /** The output folder. */
  readonly out: string;
  /** Brings an edit of one article in the corpus over. Not part of what is measured. */
  readonly takeOver: (articleId: string) => void;
  /** Changes what every article page is made with; absent for generators that make everything anew each time. */
  readonly changeTemplate?: () => void;
  /** What else is worth timing, in this order, after the builds. */
  readonly others?: readonly { readonly name: string; readonly command: Command }[];
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

const ourParts = ['src', 'public', 'astro.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** @param settings added to the newsroom’s `site.yaml` */
function ourselves(name: string, settings: string): Contestant {
  return {
    name,
    version: `Astro ${readPackage('node_modules/astro/package.json').version}`,
    layOut: (corpus, work) => {
      const project = join(work, 'project');
      const out = join(work, 'out');
      const cache = join(work, 'cache');
      // A copy, because a template is changed.
      for (const part of ourParts) cpSync(join(root, part), join(project, part), { recursive: true });
      symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
      appendFileSync(join(corpus, 'site.yaml'), settings);
      const env = { CONTENT_DIR: corpus, OUT_DIR: out, CACHE_DIR: cache };
      const command = { file: 'npm', args: ['run', '--silent', 'build'], cwd: project, env };
      const check = { ...command, args: ['run', '--silent', 'news', '--', 'check'] };
      return {
        command,
        out,
        takeOver: () => undefined,
        changeTemplate: () => {
          const layout = join(project, 'src/layouts/ArticleLayout.astro');
          const text = readFileSync(layout, 'utf8');
          writeFileSync(layout, text.replace('</article>', '<span hidden></span></article>'));
        },
        others: [
          { name: 'check, first', command: check },
          { name: 'check, again', command: check },
        ],
      };
    },
  };
}

/** How the two projects of another generator are named; the first is what ours is compared with. */
const makings: readonly (readonly [Making, string])[] = [
  ['same', 'the same'],
  ['bare', 'bare templates'],
];

/** The row that times are divided by. */
export const yardstick = 'Hugo, the same';
/** The row of the least that a site can be. */
export const bareYardstick = 'Hugo, bare templates';

function hugo(): readonly (Contestant | Absentee)[] {
  const version = answerOf('hugo', ['version'])?.match(/v[\d.]+/)?.[0];
  if (version === undefined) {
    return [{ name: 'Hugo', howToInstall: 'apt-get install hugo, or see https://gohugo.io/installation/' }];
  }
  return makings.map(([making, name]) => ({
    name: `Hugo, ${name}`,
    version,
    layOut: (corpus, work) => {
      const [project, out] = [join(work, 'project'), join(work, 'out')];
      layOutHugo(corpus, project, making);
      const args = ['--destination', out, '--cacheDir', join(work, 'cache')];
      return {
        command: { file: 'hugo', args, cwd: project },
        out,
        takeOver: (id) => {
          updateHugoArticle(corpus, project, making, id);
        },
      };
    },
  }));
}

function eleventy(): readonly (Contestant | Absentee)[] {
  // npx says where its command is; it is then run without npx, which would take part in the measurement.
  const npx = ['--no-install', '--offline', '--package', '@11ty/eleventy', '-c', 'command -v eleventy'];
  const file = process.env['ELEVENTY_BIN'] ?? answerOf('npx', npx);
  const version = file === undefined ? undefined : answerOf(file, ['--version']);
  if (file === undefined || version === undefined) {
    const howToInstall =
      'npm install --prefix DIR @11ty/eleventy@3.1.8, then set ELEVENTY_BIN=DIR/node_modules/.bin/eleventy';
    return [{ name: 'Eleventy', howToInstall }];
  }
  return makings.map(([making, name]) => ({
    name: `Eleventy, ${name}`,
    version,
    layOut: (corpus, work) => {
      const [project, out] = [join(work, 'project'), join(work, 'out')];
      layOutEleventy(corpus, project, making);
      return {
        command: { file, args: [`--output=${out}`], cwd: project },
        out,
        takeOver: (id) => {
          updateEleventyArticle(corpus, project, making, id);
        },
      };
    },
  }));
}

/** Leaves out what the other generators do not make either. */
const likeTheOthers = `leaveOut: {${optionalOutputs.map((output) => `${output}: true`).join(', ')}}\n`;

/** Who can take part on this machine, in the order in which they run. */
export function findContestants(): readonly (Contestant | Absentee)[] {
  return [ourselves('Broadsheet', likeTheOthers), ourselves('Broadsheet, everything', ''), ...hugo(), ...eleventy()];
}
