/**
 * `npm run audit`: builds the site, serves it compressed with nginx, and asks Lighthouse for its marks as a phone on a
 * slow line gets them. Prints a table; the exit status is 1 if any mark is below 100.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../browser/find-browser.ts';
import { serveWithNginx } from '../clients/nginx.ts';

const lighthouse = 'lighthouse@13.5.0';
const port = 4380;
const pages = {
  front: '/',
  article: '/2024/10/22/seoul-could-send-weapons-to-ukraine/',
  explainer: '/2024/10/22/what-is-known-of-north-korean-troops-in-russia/',
  topic: '/topics/ukraine-war/',
  search: '/search/?q=troops',
} as const;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What is read of Lighthouse’s report. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly title: string;
        readonly scoreDisplayMode: string;
        readonly numericValue?: number;
      }
    >
  >;
}

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const browser = findBrowser(process.env);
if (browser === undefined)
  throw new Error('there is no Chromium. Set CHROMIUM_PATH, or on Debian: apt-get install chromium');

const work = await mkdtemp(join(tmpdir(), 'broadsheet-audit-'));
await run('npm', ['run', '--silent', 'build'], { cwd: root });
const server = await serveWithNginx(work, join(root, 'dist'), port);
try {
  const rows: string[][] = [['page', ...categories, 'first paint', 'largest paint', 'shift', 'blocked', 'bytes']];
  const complaints: string[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const report = await auditPage(server.origin + path, name);
    const marks = categories.map((category) => Math.round((report.categories[category]?.score ?? 0) * 100));
    const value = (audit: string) => report.audits[audit]?.numericValue ?? Number.NaN;
    rows.push([
      name,
      ...marks.map(String),
      `${(value('first-contentful-paint') / 1000).toFixed(1)} s`,
      `${(value('largest-contentful-paint') / 1000).toFixed(1)} s`,
      value('cumulative-layout-shift').toFixed(4),
      `${Math.round(value('total-blocking-time'))} ms`,
      `${Math.round(value('total-byte-weight') / 1000)} KB`,
    ]);
    if (marks.some((mark) => mark < 100)) {
      for (const { title, score, scoreDisplayMode } of Object.values(report.audits)) {
        const counts = scoreDisplayMode === 'binary' || scoreDisplayMode === 'numeric';
        if (counts && score !== null && score < 0.9) complaints.push(`${name}: ${title} (${score})`);
      }
      process.exitCode = 1;
    }
  }
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
  for (const complaint of complaints) console.log(complaint);
} finally {
  await server.stop();
  await rm(work, { recursive: true, force: true });
}

async function auditPage(url: string, name: string): Promise<Report> {
  const output = join(work, `${name}.json`);
  await run(
    'npx',
    [
      '--yes',
      lighthouse,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      // The preset for phones is Lighthouse’s own.
      '--form-factor=mobile',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    { env: { ...process.env, CHROME_PATH: browser }, maxBuffer: 50_000_000 },
  );
  return JSON.parse(await readFile(output, 'utf8')) as Report;
}
