import type { Instant } from '../domain/instant.ts';
import { noteNames } from '../domain/phrases.ts';
import { printInstant } from '../domain/printed-date.ts';
import { firstPublicOf, visibilityOf } from '../domain/visibility.ts';
import { withoutUndefined } from '../schemas/without-undefined.ts';
import { Refusal, type Command } from './command.ts';
import { articleFields, listArticleFiles, readContentFile, siteOf } from './content-files.ts';

interface Line {
  readonly id: string;
  readonly headline: string;
  readonly file: string;
  readonly at?: Instant;
  /** `Correction`, of what was corrected. */
  readonly note?: string;
}

const recently = 7 * 24 * 60 * 60 * 1000;

export const statusCommand: Command = {
  name: 'status',
  summary:
    'Show drafts, scheduled stories with their time, withdrawn ones, and what was corrected in the last seven days.',
  usage: '',
  help: '--json  prints the lists as JSON',
  options: { json: { type: 'boolean' } },
  run: async ({ values }, { folders, now, print, printError }) => {
    const site = siteOf(folders);
    const drafts: Line[] = [];
    const scheduled: Line[] = [];
    const withdrawn: Line[] = [];
    const corrected: Line[] = [];
    let unreadable = 0;
    for (const name of await listArticleFiles(folders)) {
      const article = await readContentFile(folders, name);
      try {
        const fields = withoutUndefined(articleFields(article, site.timeZone));
        const line = { id: article.id, headline: fields.headline, file: article.file };
        const at = firstPublicOf(fields);
        const visibility = visibilityOf(fields, now);
        if (visibility === 'draft') drafts.push({ ...line, ...(at && { at }) });
        else if (visibility === 'scheduled') scheduled.push({ ...line, ...(at && { at }) });
        else if (fields.status === 'withdrawn') {
          const retraction = fields.notes.findLast(({ kind }) => kind === 'retraction');
          withdrawn.push({ ...line, ...(retraction && { at: retraction.at }) });
        } else {
          const note = fields.notes.findLast(({ kind }) => kind !== 'update');
          if (note && note.at.epoch > now - recently)
            corrected.push({ ...line, at: note.at, note: noteNames[note.kind] });
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        unreadable += 1;
        printError(`${error.message.split('\n')[0] ?? ''}\n`);
      }
    }
    const byTime = (a: Line, b: Line) => (a.at?.epoch ?? 0) - (b.at?.epoch ?? 0) || (a.id < b.id ? -1 : 1);
    const groups = [
      ['Drafts', 'drafts', drafts.toSorted(byTime)],
      ['Scheduled', 'scheduled', scheduled.toSorted(byTime)],
      ['Withdrawn', 'withdrawn', withdrawn.toSorted(byTime).toReversed()],
      ['Corrected in the last seven days', 'corrected', corrected.toSorted(byTime).toReversed()],
    ] as const;
    if (values['json'] === true) {
      const lists = groups.map(([, key, lines]) => [
        key,
        lines.map(({ at, ...line }) => ({ ...line, ...(at && { at: at.text }) })),
      ]);
      print(`${JSON.stringify(Object.fromEntries(lists))}\n`);
    } else {
      const printLine = ({ at, note, headline, file }: Line) => {
        const facts = [note, at && printInstant(at, site)].filter((fact) => fact !== undefined).join(', ');
        return `  ${headline}\n    ${facts === '' ? '' : `${facts}  `}${file}`;
      };
      print(
        `${groups.map(([heading, , lines]) => `${heading}:${lines.length === 0 ? ' none' : `\n${lines.map(printLine).join('\n')}`}`).join('\n\n')}\n`,
      );
    }
    return unreadable > 0 ? 1 : 0;
  },
};
