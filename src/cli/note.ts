import type { Site } from '../domain/site.ts';
import { findNearestName } from '../domain/nearest-name.ts';
import { noteKinds, type NoteKind } from '../domain/note.ts';
import { noteNames } from '../domain/phrases.ts';
import { minuteInZone } from '../domain/instant-in-zone.ts';
import { parseInstant, type Instant } from '../domain/instant.ts';
import { printInstant } from '../domain/printed-date.ts';
import { visibilityOf } from '../domain/visibility.ts';
import { writeWhole } from '../io/write-file.ts';
import { withoutUndefined } from '../schemas/without-undefined.ts';
import { editFields, type FieldEdit } from '../schemas/edit-fields.ts';
import { Refusal, WrongUse, type Arguments, type Command } from './command.ts';
import { articleFieldOrder, articleFields, findArticle, siteOf } from './content-files.ts';

/** Notes of these kinds tell of a change of the text, and move the stamp. */
const changesText: ReadonlySet<NoteKind> = new Set(['update', 'correction', 'clarification']);

export const noteCommand: Command = {
  name: 'note',
  summary: 'Add a note to an article’s public record: an update, a correction, a clarification.',
  usage: `ID ${noteKinds.join('|')} "text" [--was "…"] [--now "…"] [--at INSTANT]`,
  help: `ID     the article: 2024/10/22/slug, its address, its file, or the slug alone
text   what changed, in whole sentences; readers see it
--was  what the story said before
--now  what it says now
--at   when it was changed, with offset; now, if it is left out
--json prints the note as JSON

The note goes to the end of the record, and an update, a correction or a clarification moves the stamp “Updated on”. Put the
text itself right as well. Everything else in the file stays as it is.`,
  options: {
    was: { type: 'string' },
    now: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async ({ positionals, values }, { folders, now, print }) => {
    const [id, kind, ...rest] = positionals;
    const text = rest.join(' ').trim();
    if (id === undefined || kind === undefined)
      throw new WrongUse('The article, the kind of note and its text are needed.');
    if (!isKind(kind)) {
      const nearest = findNearestName(kind, noteKinds);
      throw new WrongUse(
        `“${kind}” is not one of ${noteKinds.join(', ')}.${nearest === undefined ? '' : ` Write ${nearest}`}`,
      );
    }
    if (text === '') throw new WrongUse('The text of the note is missing. Write in quotes what changed.');
    const site = siteOf(folders);
    const article = await findArticle(folders, id);
    const fields = withoutUndefined(articleFields(article, site.timeZone));
    const at = instantOf(values, now, site);
    if (visibilityOf(fields, now) !== 'public') {
      throw new Refusal(
        `${article.file} is not public yet, so nobody has read what it said before. Change the text, without a note.`,
      );
    }
    const latest = fields.notes.at(-1)?.at;
    if (latest && latest.epoch > at.epoch) {
      throw new Refusal(
        `The last note of ${article.file} is of ${latest.text}, which is later. The record only grows: write --at with a later moment.`,
      );
    }
    if (fields.published && at.epoch < fields.published.epoch) {
      throw new Refusal(
        `The story was first published at ${fields.published.text}, which is later. Write --at with a later moment.`,
      );
    }
    const was = values['was'];
    const nowSays = values['now'];
    const note = {
      kind,
      at: at.text,
      text,
      ...(typeof was === 'string' && { was }),
      ...(typeof nowSays === 'string' && { now: nowSays }),
    };
    const edits: readonly FieldEdit[] = [
      { kind: 'append', field: 'notes', item: note },
      // Where `updated` is all that is known, the story is dated and filed by it; the note itself tells of the change.
      ...(fields.published && changesText.has(kind) && (fields.updated?.epoch ?? 0) < at.epoch
        ? [{ kind: 'set', path: ['updated'], value: at.text } as const]
        : []),
    ];
    await writeWhole(article.path, editFields(article.file, article.text, edits, articleFieldOrder));
    if (values['json'] === true) print(`${JSON.stringify({ id: article.id, file: article.file, note })}\n`);
    else print(`${article.file}: ${noteNames[kind]}, ${printInstant(at, site)}, was added.\n`);
    return 0;
  },
};

function isKind(kind: string): kind is NoteKind {
  return (noteKinds as readonly string[]).includes(kind);
}

/** The moment that `--at` gives, else now in the publication’s zone. */
export function instantOf(values: Arguments['values'], now: number, site: Site): Instant {
  const given = values['at'];
  if (typeof given !== 'string') return minuteInZone(now, site.timeZone);
  const instant = parseInstant(given);
  if (typeof instant === 'string') {
    throw new WrongUse(
      `“${given}” is not a moment with its offset. Write for example --at ${minuteInZone(now, site.timeZone).text}`,
    );
  }
  if (instant.epoch > now)
    throw new WrongUse(`“${given}” is in the future. Leave --at out, or write a moment that has passed.`);
  return instant;
}
