import type { Site } from './site.ts';

/** What is made of stories beside their pages and the feeds, and what a newsroom can leave out. */
export const optionalOutputs = ['cards', 'search', 'wire', 'copies', 'editions'] as const;
export type OptionalOutput = (typeof optionalOutputs)[number];

/** Whether the newsroom publishes it. What it leaves out has no files, and nothing on the site names it. */
export function publishes(output: OptionalOutput, { leaveOut }: Pick<Site, 'leaveOut'>): boolean {
  return leaveOut[output] !== true;
}
