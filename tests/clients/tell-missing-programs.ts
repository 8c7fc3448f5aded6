import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The programs that these tests drive, and the Debian packages that have them. */
const programs = [
  ['nginx', 'nginx-light', '-v'],
  ['r2e', 'rss2email', '--version'],
  ['newsboat', 'newsboat', '--version'],
  ['sfeed', 'sfeed', ''],
  ['xmllint', 'libxml2-utils', '--version'],
  ['java', 'default-jre-headless', '-version'],
] as const;

/** A program of Java, which not every machine runs by its name. */
export const epubcheck = '/usr/share/java/epubcheck.jar';

/** @throws one line that names what to install */
export function setup(): void {
  const missing: (readonly string[])[] = programs.filter(
    ([program, , flag]) => spawnSync(program, flag === '' ? [] : [flag], { input: '' }).error,
  );
  if (!existsSync(epubcheck)) missing.push(['epubcheck', 'epubcheck']);
  if (missing.length === 0) return;
  throw new Error(
    `${missing.map(([program]) => program).join(', ')}: not installed. On Debian: apt-get install ${missing.map(([, name]) => name).join(' ')}`,
  );
}
