/**
 * Times the build of generated newsrooms, ours beside Hugo's and Eleventy's, one build after another; each of them with
 * the same pages and feeds as ours, and with bare templates.
 *
 *     npm run bench -- 1000 10000
 *
 * `--keep` leaves the generated newsrooms and the built sites where they are and prints the folder. `--only NAME`, once or
 * more, runs only those whose row has that name.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { countBuiltSite, problemWithBuiltSite } from './built-site.ts';
import type { BuiltSite } from './built-site.ts';
import { bareYardstick, findContestants, yardstick } from './contestants.ts';
import type { Contestant } from './contestants.ts';
import { editOneArticle, editSentence, writeCorpus } from './corpus.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';

const builds = ['cold', 'one edit', 'no change', 'template'] as const;
type Build = (typeof builds)[number];

/** One line of the table. */
interface Result {
  readonly articles: number;
  readonly contestant: string;
  /** What was timed. */
  readonly build: string;
  readonly cost: Measurement;
  /** Absent where nothing is built. */
  readonly site?: BuiltSite;
}

/** The path of an article below `articles/`, as the id that it is. */
function idOf(corpus: string, path: string): string {
  return relative(join(corpus, 'articles'), path).replace(/\.md$/, '').replaceAll(sep, '/');
}

/**
 * Builds from nothing, after one edit, again, and after a change of the template, if that can make a difference. Yields each
 * result, throws at the first failure.
 */
async function* contest(contestant: Contestant, articles: number, work: string): AsyncGenerator<Result> {
  const corpus = join(work, 'corpus');
  // Each contestant has a newsroom of its own, because the edit changes it.
  const { publicIds } = writeCorpus({ dir: corpus, articles });
  const project = contestant.layOut(corpus, work);
  let edited: { id: string; sentence: string } | undefined;

  const before = (build: Build): boolean => {
    if (build === 'template') project.changeTemplate?.();
    return build !== 'template' || project.changeTemplate !== undefined;
  };
  for (const build of builds) {
    if (!before(build)) continue;
    if (build === 'one edit') {
      const id = idOf(corpus, editOneArticle(corpus));
      project.takeOver(id);
      edited = { id, sentence: editSentence };
    }
    const cost = await measure(project.command);
    const asked = { articles: publicIds, ...(edited ? { edited } : {}) };
    const problem = cost.succeeded
      ? problemWithBuiltSite(project.out, asked)
      : `This failed: ${[project.command.file, ...project.command.args].join(' ')}`;
    if (problem !== undefined) {
      throw new Error(`${contestant.name}, ${articles} articles, ${build}: ${problem}\n${cost.output}`);
    }
    const site = countBuiltSite(project.out, cost.startedAt);
    yield { articles, contestant: contestant.name, build, cost, site };
  }
  for (const { name, command } of project.others ?? []) {
    const cost = await measure(command);
    yield { articles, contestant: contestant.name, build: name, cost };
  }
}

const columns: readonly (readonly [heading: string, cell: (result: Result, all: readonly Result[]) => string])[] = [
  ['articles', ({ articles }) => String(articles)],
  ['generator', ({ contestant }) => contestant],
  ['build', ({ build }) => build],
  ['wall s', ({ cost }) => cost.wallSeconds.toFixed(1)],
  ['CPU s', ({ cost }) => cost.cpuSeconds?.toFixed(1) ?? '–'],
  ['peak MB', ({ cost }) => (cost.peakBytes === undefined ? '–' : megabytes(cost.peakBytes))],
  ['files', ({ site }) => (site ? String(site.files) : '–')],
  ['MB', ({ site }) => (site ? megabytes(site.bytes) : '–')],
  ['written', ({ site }) => (site ? String(site.written) : '–')],
  ['× Hugo', (result, all) => ratio(result, all, yardstick)],
  ['× bare Hugo', (result, all) => ratio(result, all, bareYardstick)],
];

/** A time to Hugo’s for the same build; Hugo makes everything each time, so a change of the template counts as an edit there. */
function ratio({ articles, build, cost }: Result, all: readonly Result[], contestant: string): string {
  const theirs = build === 'template' ? 'one edit' : build;
  const hugo = all.find(
    (other) => other.contestant === contestant && other.articles === articles && other.build === theirs,
  );
  return hugo ? (cost.wallSeconds / hugo.cost.wallSeconds).toFixed(2) : '–';
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** Words to the left, numbers to the right. */
function tableOf(results: readonly Result[]): string {
  const rows = [
    columns.map(([heading]) => heading),
    ...results.map((result) => columns.map(([, cell]) => cell(result, results))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const isText = (index: number): boolean => ['generator', 'build'].includes(columns[index]?.[0] ?? '');
  return rows
    .map((row) =>
      row.map((cell, index) => (isText(index) ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

function machine(): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory`;
  return `${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, ${memory}, ${process.platform}`;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  if (positionals.length === 0 || !positionals.every((size) => /^[1-9]\d*$/.test(size))) {
    console.error(
      'Usage: npm run bench -- [--keep] [--only NAME] ARTICLES [ARTICLES …], for example npm run bench -- 1000 10000',
    );
    return 2;
  }

  // Every generator that is written in JavaScript runs on the Node that runs this file.
  process.env['PATH'] = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const all = findContestants();
  const unknown = values.only?.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined) {
    console.error(`There is no “${unknown}”. There are: ${all.map(({ name }) => `“${name}”`).join(', ')}.`);
    return 2;
  }
  const found = all.filter(({ name }) => values.only?.includes(name) ?? true);
  const contestants = found.filter((one) => 'version' in one);
  const absentees = found.filter((one) => 'howToInstall' in one);

  const temporary = mkdtempSync(join(resolve(tmpdir()), 'news-bench-'));
  const clean = (): void => {
    rmSync(temporary, { recursive: true, force: true });
  };
  if (values.keep) console.error(`Keeping everything in ${temporary}`);
  else process.once('exit', clean);
  // Without a listener these would end the process before `exit` is heard.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const results: Result[] = [];
  let failures = 0;
  for (const articles of positionals.map(Number)) {
    for (const contestant of contestants) {
      const work = mkdtempSync(join(temporary, `${contestant.name.replace(/\W+/g, '-')}-${articles}-`));
      try {
        for await (const result of contest(contestant, articles, work)) {
          console.error(
            `${articles} articles, ${contestant.name}, ${result.build}: ${result.cost.wallSeconds.toFixed(1)} s`,
          );
          results.push(result);
        }
      } catch (error) {
        failures += 1;
        console.error(error instanceof Error ? error.message : error);
      }
      if (!values.keep) rmSync(work, { recursive: true, force: true });
    }
  }

  console.log(`${tableOf(results)}\n\n${machine()}`);
  const versions = contestants.map(({ name, version }) => `${name} (${version})`);
  console.log([`Node ${process.version}`, ...versions].join(', '));
  for (const { name, howToInstall } of absentees)
    console.log(`${name} is not installed and was left out: ${howToInstall}`);
  return failures > 0 ? 1 : 0;
}

process.exitCode = await main();
