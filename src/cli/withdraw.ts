import { printInstant } from '../domain/printed-date.ts';
import { visibilityOf } from '../domain/visibility.ts';
import { writeWhole } from '../io/write-file.ts';
import { editFields } from '../schemas/edit-fields.ts';
import { withoutUndefined } from '../schemas/without-undefined.ts';
import { Refusal, WrongUse, type Command } from './command.ts';
import { articleFieldOrder, articleFields, findArticle, siteOf } from './content-files.ts';
import { instantOf } from './note.ts';

export const withdrawCommand: Command = {
  name: 'withdraw',
  summary: 'Withdraw an article: its address stays and says why instead of the text.',
  usage: 'ID "reason" [--at INSTANT]',
  help: `ID      the article: 2024/10/22/slug, its address, its file, or the slug alone
reason  why, in whole sentences; readers see it
--at    when, with offset; now, if it is left out
--json  prints the note as JSON

The file keeps its text, which is no longer published: lists, search and feeds leave the story out, the wire calls it
canceled, and the feed of corrections tells of it.`,
  options: { at: { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ positionals, values }, { folders, now, print }) => {
    const [id, ...rest] = positionals;
    const text = rest.join(' ').trim();
    if (id === undefined) throw new WrongUse('The article is missing.');
    if (text === '') throw new WrongUse('The reason is missing. Write in quotes why the story is withdrawn.');
    const site = siteOf(folders);
    const article = await findArticle(folders, id);
    const fields = withoutUndefined(articleFields(article, site.timeZone));
    if (fields.status === 'withdrawn') throw new Refusal(`${article.file} has been withdrawn already.`);
    if (visibilityOf(fields, now) !== 'public') {
      throw new Refusal(`${article.file} is not public yet. Delete the file, or keep it as a draft.`);
    }
    const at = instantOf(values, now, site);
    const latest = fields.notes.at(-1)?.at;
    if (latest && latest.epoch > at.epoch) {
      throw new Refusal(
        `The last note of ${article.file} is of ${latest.text}, which is later. Write --at with a later moment.`,
      );
    }
    const note = { kind: 'retraction', at: at.text, text };
    const edited = editFields(
      article.file,
      article.text,
      [
        { kind: 'append', field: 'notes', item: note },
        { kind: 'set', path: ['status'], value: 'withdrawn' },
      ],
      articleFieldOrder,
    );
    await writeWhole(article.path, edited);
    if (values['json'] === true) print(`${JSON.stringify({ id: article.id, file: article.file, note })}\n`);
    else print(`${article.file}: withdrawn, ${printInstant(at, site)}. The next build takes its text off the site.\n`);
    return 0;
  },
};
