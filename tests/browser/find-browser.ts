import { existsSync } from 'node:fs';

/** Where Debian, Fedora, Arch, Google’s packages and macOS put a Chromium. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium that the tests drive: `CHROMIUM_PATH`, else the first that stands in a usual place.
 *
 * @returns an absolute path, or undefined if there is none
 * @throws if `CHROMIUM_PATH` names a file that does not exist
 */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const wanted = environment['CHROMIUM_PATH'];
  if (!wanted) return usualPlaces.find((path) => exists(path));
  if (exists(wanted)) return wanted;
  throw new Error(`CHROMIUM_PATH is ${wanted}, but there is no such file. Correct it, or unset it to look elsewhere.`);
}
