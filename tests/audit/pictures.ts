/** `npm run pictures`: takes the README’s pictures of the project’s own newsroom, as it is built now, into `.github/`. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { findBrowser } from '../browser/find-browser.ts';
import { serveFolder } from '../browser/serve-folder.ts';

interface Shot {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

const front = '/';
const story = '/2024/10/22/seoul-could-send-weapons-to-ukraine/';
const explainer = '/2024/10/22/what-is-known-of-north-korean-troops-in-russia/';

/** By the file that they become; several stand side by side. */
const pictures: Readonly<Record<string, readonly Shot[]>> = {
  'front.png': [{ path: front, width: 1280, height: 860, colorScheme: 'light' }],
  'story.png': [{ path: explainer, width: 1280, height: 1100, colorScheme: 'light' }],
  'phones.png': [
    { path: front, width: 390, height: 844, colorScheme: 'light' },
    { path: story, width: 390, height: 844, colorScheme: 'light' },
    { path: explainer, width: 390, height: 844, colorScheme: 'dark' },
  ],
};
/** In pixels, between pictures side by side. */
const gap = 24;

const root = join(import.meta.dirname, '../..');
const executablePath = findBrowser(process.env);
if (executablePath === undefined)
  throw new Error('there is no Chromium. Set CHROMIUM_PATH, or on Debian: apt-get install chromium');
await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: root });
const server = await serveFolder(join(root, 'dist'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const [file, shots] of Object.entries(pictures)) {
    const taken = await Promise.all(shots.map(take));
    await sharp(await sideBySide(shots, taken))
      .png({ palette: true })
      .toFile(join(root, '.github', file));
  }
} finally {
  await browser.close();
  await server.close();
}

async function take({ path, width, height, colorScheme }: Shot): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(new URL(path, server.origin).href);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot();
}

async function sideBySide(shots: readonly Shot[], taken: readonly Buffer[]): Promise<Buffer> {
  const height = Math.max(...shots.map((shot) => shot.height));
  const lefts = shots.map((_, index) => shots.slice(0, index).reduce((sum, { width }) => sum + width + gap, 0));
  const width = shots.reduce((sum, shot) => sum + shot.width + gap, -gap);
  return sharp({ create: { width, height, channels: 4, background: '#0000' } })
    .composite(taken.map((input, index) => ({ input, left: lefts[index] ?? 0, top: 0 })))
    .png()
    .toBuffer();
}
