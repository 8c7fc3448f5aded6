import { findBrowser } from './find-browser.ts';

/**
 * Says in one line that the browser tests are skipped, and how to run them, where no browser is found. In CI that is a
 * failure. Vitest calls it once in a run.
 */
export function setup(): void {
  if (findBrowser(process.env) !== undefined) return;
  const message =
    'Not run: the browser tests, because no Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.';
  if (process.env['CI']) throw new Error(message);
  process.stderr.write(`${message}\n`);
}
