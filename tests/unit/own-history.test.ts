import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import type { Site } from '../../src/domain/site.ts';
import { readHistories } from '../../src/histories.ts';
import { readClock } from '../../src/io/clock.ts';
import { foldersOf } from '../../src/io/folders.ts';

const root = resolve(import.meta.dirname, '../..');
const id = '2024/10/22/seoul-could-send-weapons-to-ukraine';

/** Whoever has the project as an archive, or cloned without its older commits, has no history to look at. */
function hasFullHistory(): boolean {
  try {
    return (
      execFileSync('git', ['-C', root, 'rev-parse', '--is-shallow-repository'], { encoding: 'utf8' }) === 'false\n'
    );
  } catch {
    return false;
  }
}

test.skipIf(!hasFullHistory())('the canonical article has a history from this repository’s own commits', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'own-history-'));
  onTestFinished(() => {
    rmSync(cache, { recursive: true });
  });
  const folders = foldersOf(root, { CACHE_DIR: cache });
  const article = { id, file: `content/articles/${id}.md` } as Article;
  const { state, versions } = await readHistories(
    folders,
    { site: { history: 'full' } as Site, articleById: new Map([[id, article]]) },
    readClock(),
  );
  expect(state).toBe('complete');
  const told = versions.get(id) ?? [];
  const committed = execFileSync('git', ['-C', root, 'log', '--follow', '--format=%H %ct', '--', article.file], {
    encoding: 'utf8',
  });
  const [first = '', seconds] = committed.trimEnd().split('\n').at(-1)?.split(' ') ?? [];
  expect(told[0]).toMatchObject({ number: 1, commit: first, at: Number(seconds) * 1000, status: 'published' });
  expect(told.map(({ number }) => number)).toEqual(told.map((_, index) => index + 1));
});
