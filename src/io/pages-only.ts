/** Set in the environment of a process that makes pages for a build, and decides nothing. */
export const pagesOnly = 'BROADSHEET_PAGES_ONLY';

export function makesPagesOnly(): boolean {
  return process.env[pagesOnly] !== undefined;
}
