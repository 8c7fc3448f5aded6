import { spawnSync } from 'node:child_process';

/** The programs that these tests drive, and the Debian packages that have them. */
const programs = [
  ['nginx', 'nginx-light', '-v'],
  ['r2e', 'rss2email', '--version'],
  ['newsboat', 'newsboat', '--version'],
  ['sfeed', 'sfeed', ''],
  ['xmllint', 'libxml2-utils', '--version'],
] as const;

/** @throws one line that names what to install */
export function setup(): void {
  const missing = programs.filter(
    ([program, , flag]) => spawnSync(program, flag === '' ? [] : [flag], { input: '' }).error,
  );
  if (missing.length === 0) return;
  throw new Error(
    `${missing.map(([program]) => program).join(', ')}: not installed. On Debian: apt-get install ${missing.map(([, name]) => name).join(' ')}`,
  );
}
