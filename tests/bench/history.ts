/**
 * Measures how long it takes to read the public versions of all stories from git: with nothing remembered, again, and after
 * one more commit. The newsroom is generated, with as many commits.
 *
 *     node tests/bench/history.ts 10000 50000
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../src/domain/article.ts';
import type { Site } from '../../src/domain/site.ts';
import { readHistories } from '../../src/histories.ts';
import { foldersOf } from '../../src/io/folders.ts';
import { editSentence, writeCorpus, type Corpus } from './corpus.ts';
import { measure } from './measure.ts';

/** Stories a commit, as long as there are new ones. */
const storiesADay = 50;
/** Seconds since 1970: after the last story of every generated newsroom. */
const firstCommit = Date.UTC(2024, 9, 23) / 1000;

/** Which stories there are, for the process that is measured. */
const idsFile = 'ids.json';

const [first = '10000', second = '50000'] = process.argv.slice(2);
if (first === 'read') await readOnce(second);
else await run(Number(first), Number(second));

async function run(articles: number, commits: number): Promise<void> {
  if (!(articles >= 1 && commits > articles / storiesADay)) {
    console.error('Write so many articles and more commits, for example node tests/bench/history.ts 10000 50000');
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-history-'));
  try {
    const corpus = writeCorpus({ dir: join(folder, 'content'), articles });
    writeFileSync(join(folder, idsFile), JSON.stringify(corpus.publicIds));
    await commitAll(corpus, commits);
    console.log('| articles | commits | reading | wall s | CPU s | peak MiB |');
    console.log('| -------: | ------: | ------- | -----: | ----: | -------: |');
    for (const reading of ['first', 'again', 'one commit more']) {
      if (reading === 'one commit more') await commitMore(corpus);
      const { succeeded, output, wallSeconds, cpuSeconds, peakBytes } = await measure({
        file: process.execPath,
        args: ['--max-semi-space-size=8', import.meta.filename, 'read', folder],
        cwd: join(import.meta.dirname, '../..'),
      });
      if (!succeeded) throw new Error(output);
      const figures = [wallSeconds.toFixed(1), cpuSeconds?.toFixed(1), peakBytes && Math.round(peakBytes / 2 ** 20)];
      console.log(`| ${[articles, commits, reading, ...figures].join(' | ')} |`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readOnce(folder: string): Promise<void> {
  const folders = foldersOf(process.cwd(), { CONTENT_DIR: join(folder, 'content'), CACHE_DIR: join(folder, 'cache') });
  const ids = JSON.parse(readFileSync(join(folder, idsFile), 'utf8')) as readonly string[];
  const articles = ids.map((id) => ({ id, file: join(folders.content, 'articles', `${id}.md`) }) as Article);
  const { versions } = await readHistories(
    folders,
    { site: { history: 'full' } as Site, articleById: new Map(articles.map((article) => [article.id, article])) },
    Date.UTC(2025, 0, 1),
  );
  const counted = [...versions.values()].reduce((sum, { length }) => sum + length, 0);
  if (counted <= ids.length) throw new Error(`Only ${counted} versions of ${ids.length} stories were found.`);
}

/** Commits fifty stories at a time, then a sentence more in one story at a time. */
async function commitAll({ dir, publicIds }: Corpus, commits: number): Promise<void> {
  const stream = importInto(dir);
  const days = Math.ceil(publicIds.length / storiesADay);
  for (let day = 0; day < days; day += 1) {
    const stories = publicIds.slice(day * storiesADay, (day + 1) * storiesADay);
    stream.commit(
      day,
      stories.map((id) => [`articles/${id}.md`, storyOf(dir, id, 0)]),
    );
  }
  const edits = new Map<string, number>();
  for (let number = days; number < commits; number += 1) {
    const id = publicIds[(number * 7919) % publicIds.length] ?? '';
    const count = (edits.get(id) ?? 0) + 1;
    edits.set(id, count);
    stream.commit(number, [[`articles/${id}.md`, storyOf(dir, id, count)]]);
  }
  await stream.end();
}

async function commitMore({ dir, publicIds }: Corpus): Promise<void> {
  const stream = importInto(dir, true);
  stream.commit(1_000_000, [[`articles/${publicIds[0] ?? ''}.md`, storyOf(dir, publicIds[0] ?? '', 1000)]]);
  await stream.end();
}

function storyOf(dir: string, id: string, edits: number): string {
  const text = readFileSync(join(dir, 'articles', `${id}.md`), 'utf8');
  return edits === 0 ? text : `${text}\n${editSentence} ${edits}\n`;
}

/** A commit a minute, by `git fast-import`. */
function importInto(dir: string, goesOn = false) {
  const script = `${goesOn ? '' : 'git init --quiet --initial-branch=main && '}git fast-import --quiet && git reset --quiet`;
  const child = spawn('sh', ['-c', script], { cwd: dir, stdio: ['pipe', 'inherit', 'inherit'] });
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`git fast-import ended with status ${String(status)}.`));
    });
  });
  let isFirst = true;
  return {
    commit: (minute: number, files: readonly (readonly [path: string, text: string])[]) => {
      const who = `Filler <filler@example.org> ${firstCommit + minute * 60} +0000`;
      child.stdin.write(`commit refs/heads/main\ncommitter ${who}\ndata 6\nFiller\n`);
      if (isFirst && goesOn) child.stdin.write('from refs/heads/main^0\n');
      isFirst = false;
      for (const [path, text] of files) {
        child.stdin.write(`M 644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
      }
    },
    end: async () => {
      child.stdin.end();
      await done;
    },
  };
}
