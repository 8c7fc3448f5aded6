import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printInstant } from '../domain/printed-date.ts';
import type { Site } from '../domain/site.ts';
import { readNextDue } from '../formats/build-report.ts';
import { buildReportPath } from '../urls.ts';

/** Says on the terminal when the site has to be built again for the next scheduled story, if there is one. */
export async function tellNextDue(out: string, site: Pick<Site, 'lang' | 'timeZone' | 'timeZoneLabel'>): Promise<void> {
  const due = readNextDue(await readFile(join(out, buildReportPath), 'utf8'));
  if (due) process.stdout.write(`The next story becomes due on ${printInstant(due, site)}\n`);
}
