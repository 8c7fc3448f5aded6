/**
 * Measures the import of a generated WordPress export: the first run, and a second one that has nothing to write.
 *
 *     node tests/bench/import.ts 5000
 */
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.ts';
import { writeWordpressExport } from './wordpress-export.ts';

const projectFolder = join(import.meta.dirname, '../..');
const posts = Number(process.argv[2] ?? 5000);
if (!Number.isInteger(posts) || posts < 1) {
  console.error(`“${process.argv[2] ?? ''}” is no number of posts. Write for example node tests/bench/import.ts 5000`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
try {
  cpSync(join(projectFolder, 'content'), join(folder, 'content'), { recursive: true });
  const path = join(folder, 'export.xml');
  await writeWordpressExport({ path, posts });
  const megabytes = (statSync(path).size / 1_000_000).toFixed(0);
  console.log(`| posts | export MB | run | wall s | CPU s | peak MiB |`);
  console.log(`| ----- | --------- | --- | -----: | ----: | -------: |`);
  for (const run of ['first', 'second']) {
    const { succeeded, output, wallSeconds, cpuSeconds, peakBytes } = await measure({
      file: process.execPath,
      args: ['--max-semi-space-size=8', join(projectFolder, 'src/cli/main.ts'), 'import', 'wordpress', path],
      cwd: folder,
    });
    if (!succeeded) throw new Error(`The import failed:\n${output}`);
    const cells = [
      posts.toLocaleString('en-US'),
      megabytes,
      run,
      wallSeconds.toFixed(1),
      cpuSeconds?.toFixed(1) ?? '',
      peakBytes === undefined ? '' : Math.round(peakBytes / 2 ** 20),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
