import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/cli/commands.ts';
import { readShare } from '../../src/io/share.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(import.meta.dirname, '../..');
const workflow = parse(readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8')) as Workflow;
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const jobs = Object.entries(workflow.jobs);
const steps = jobs.flatMap(([, job]) => job.steps);
const runs = steps.flatMap(({ run }) => run ?? []);
const stepsOf = (job: string) => workflow.jobs[job]?.steps ?? [];
const uses = (job: string, action: string) => stepsOf(job).find((step) => step.uses?.startsWith(`${action}@`))?.with;

/** Runs the step that decides whether anything is built, against a site that has published `report`. */
async function decide(event: string, report: string | undefined): Promise<{ status: number; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'due-'));
  const server = createServer((request, response) => {
    const isThere = report !== undefined && request.url?.startsWith('/build.json?');
    response.writeHead(isThere ? 200 : 404).end(report);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const { port } = server.address() as AddressInfo;
    mkdirSync(join(folder, 'content'));
    writeFileSync(
      join(folder, 'content/site.yaml'),
      `name: The Example\nurl: "http://127.0.0.1:${port}/" # where it is\n`,
    );
    const output = join(folder, 'output');
    const script = stepsOf('due').find(({ run }) => run)?.run ?? '';
    const child = spawn('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: folder,
      env: { PATH: process.env['PATH'], EVENT: event, GITHUB_OUTPUT: output },
    });
    const status = await new Promise<number>((done) =>
      child.on('close', (code) => {
        done(code ?? -1);
      }),
    );
    return { status, output: existsSync(output) ? readFileSync(output, 'utf8') : '' };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

describe('a run of the workflow', () => {
  test.each([
    ['builds after a commit, whatever is due', 'push', undefined, 'build=true\n'],
    ['on the timetable builds when a story is due', 'schedule', '{"nextDue":"2024-10-23T11:00:00Z"}', 'build=true\n'],
    ['on the timetable does nothing before that', 'schedule', '{"nextDue":"2999-10-23T11:00:00Z"}', 'build=false\n'],
    ['on the timetable does nothing if none is scheduled', 'schedule', '{"nextDue":null}', 'build=false\n'],
  ])('%s', async (_, event, report, output) => {
    expect(await decide(event, report)).toEqual({ status: 0, output });
  });

  test('on the timetable fails, and so tells somebody, if the site does not answer', async () => {
    const { status, output } = await decide('schedule', undefined);
    expect(status).not.toBe(0);
    expect(output).toBe('');
  });

  test('does nothing at all if the first job says so', () => {
    expect(workflow.jobs['check']).toMatchObject({ needs: 'due', if: "needs.due.outputs.build == 'true'" });
    for (const job of ['build', 'merge']) expect(workflow.jobs[job]?.needs).toContain('check');
    expect(workflow.jobs['deploy']?.needs).toBe('merge');
  });
});

describe('the workflow that publishes', () => {
  test('runs after each commit, on a timetable for scheduled stories, and when somebody asks for it', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'schedule', 'workflow_dispatch']);
  });

  test('calls scripts and commands that there are', () => {
    const called = runs.flatMap((run) => [...run.matchAll(/npm run (\S+)(?: -- (\w+))?/g)]);
    expect(called.map(([, script]) => script)).toEqual(['news', 'build', 'merge']);
    for (const [, script = '', command] of called) {
      expect(Object.keys(scripts)).toContain(script);
      if (script === 'news') expect(Object.keys(commands)).toContain(command);
    }
  });

  test('names each action in one exact version, the same in all jobs', () => {
    const versions = new Map<string, Set<string>>();
    for (const { uses } of steps) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^actions\/[a-z-]+@v\d+\.\d+\.\d+$/);
      const [action = '', version = ''] = uses.split('@');
      versions.set(action, (versions.get(action) ?? new Set()).add(version));
    }
    for (const found of versions.values()) expect(found.size).toBe(1);
  });

  test('has jobs that wait for jobs that there are, and steps that either run or use something', () => {
    const names = new Set(jobs.map(([name]) => name));
    for (const [, { needs = [] }] of jobs) for (const job of [needs].flat()) expect(names.has(job)).toBe(true);
    for (const { run, uses } of steps) expect([run, uses].filter((what) => what !== undefined)).toHaveLength(1);
  });

  test('builds every part, with the whole history and one clock reading', () => {
    const build = workflow.jobs['build'];
    const parts = build?.strategy?.matrix.part ?? [];
    expect(parts).toEqual(parts.map((_, index) => index + 1));
    for (const part of parts) {
      const fill = (text = '') =>
        text
          .replaceAll('${{ matrix.part }}', String(part))
          .replaceAll('${{ strategy.job-total }}', String(parts.length));
      expect(readShare({ SHARD: fill(build?.env?.['SHARD']) })).toEqual({ number: part, of: parts.length });
    }
    expect(build?.env?.['SOURCE_DATE_EPOCH']).toBe('${{ needs.check.outputs.clock }}');
    expect(uses('build', 'actions/checkout')).toMatchObject({ 'fetch-depth': 0 });
  });

  test('keeps for the next run what a build and a merge leave', () => {
    for (const job of ['build', 'merge']) {
      const { OUT_DIR = '', CACHE_DIR = '' } = workflow.jobs[job]?.env ?? {};
      expect(String(uses(job, 'actions/cache')?.['path']).trim().split('\n')).toEqual([OUT_DIR, CACHE_DIR]);
    }
    expect(uses('merge', 'actions/upload-pages-artifact')).toEqual({ path: 'dist', 'include-hidden-files': true });
  });
});
