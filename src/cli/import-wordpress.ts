import { completeTopicMap } from '../importers/topic-map.ts';
import { count } from '../importers/import-report.ts';
import { toWordpressItem, wordpressRecords } from '../importers/wordpress-item.ts';
import { machineTypes, toStory } from '../importers/wordpress-story.ts';
import { startSurvey } from '../importers/wordpress-survey.ts';
import { openUploads } from '../io/uploads.ts';
import type { Arguments, Command, CommandContext, ExitStatus } from './command.ts';
import { finishImport } from './finish-import.ts';
import { importOptions, readImportArguments } from './import-arguments.ts';
import { readImportDesk } from './import-desk.ts';
import { printReadingFault, readXmlRecords } from './import-records.ts';
import { startImport } from './import-stories.ts';

export const importWordpressCommand: Command = {
  name: 'import wordpress',
  summary: 'Import the posts and pages of a WordPress export (WXR).',
  usage: 'FILE.xml [--uploads FOLDER] [--keep-modified] [--dry-run] [--json]',
  help: `In WordPress: Tools, Export, All content. Posts become articles, drafts stay drafts, pages become standing pages, authors
people, categories and tags topics. Old addresses redirect, and feed readers see no story twice. What is in the trash,
private or behind a password stays out, and so do comments.

--uploads FOLDER  a copy of wp-content/uploads; pictures are copied beside their articles. Without it links to their old
                  addresses stand in their places
--keep-modified   write the time of the last change as “updated”. WordPress sets it for every save, so it is left out otherwise
--dry-run         write nothing, only tell what would be done
--json            the report for machines

Which categories and tags become which topics is written to import/topics.yaml. Change it, and run the command again:
stories that nobody has changed since are written anew, all others stay as they are. Run a second time, or after having
been cut off, the command writes only what is missing. import/report.txt lists every post that was not imported, and why.

Example: npm run news -- import wordpress export.xml --uploads wp-content/uploads`,
  options: importOptions,
  run: importWordpress,
};

const progressStep = 1000;

async function importWordpress(args: Arguments, context: CommandContext): Promise<ExitStatus> {
  const { folders, printError } = context;
  const order = await readImportArguments(args, context, 'npm run news -- import wordpress export.xml');
  if (!order) return 1;
  const { path, file, timeZone, keepModified, isTrial, folder } = order;

  // The first reading finds what the second needs, and whether the file can be read to its end.
  const surveying = startSurvey();
  try {
    for await (const record of readXmlRecords(path, wordpressRecords)) surveying.take(record);
  } catch (error) {
    const message = printReadingFault(file, error);
    if (message === undefined) throw error;
    printError(`${message}\n`);
    return 1;
  }
  const survey = surveying.survey();
  if (!survey.isWordpress) {
    printError(
      `${file} is no WordPress export: it does not state its wp:wxr_version. For a feed type npm run news -- import feed ${file}\n`,
    );
    return 1;
  }

  const desk = await readImportDesk(folders.content);
  const topicMap = completeTopicMap(folder.topicMap, [...survey.terms.values()], desk.topics);
  if (!isTrial) await folder.writeTopicMap(topicMap);
  const uploads = order.uploads === undefined ? undefined : await openUploads(order.uploads, survey.hosts);
  const run = startImport({
    folders,
    timeZone,
    isTrial,
    desk,
    topicMap,
    record: folder.record,
    ...(uploads && { uploads }),
    bodyOptions: ({ number, hasBareLines, link }) => ({
      hasBareLines,
      attachments: survey.attachments,
      gallery: survey.galleries.get(number) ?? [],
      base: link ?? survey.home,
    }),
  });
  const machine = new Map<string, number>();
  let comments = 0;
  let read = 0;
  for await (const record of readXmlRecords(path, wordpressRecords)) {
    if (record.name !== 'item') continue;
    const item = toWordpressItem(record);
    const kind = machineTypes[item.type];
    comments += item.comments;
    if (kind === undefined) await run.take(toStory(item, survey, { timeZone, keepModified }));
    else machine.set(kind, (machine.get(kind) ?? 0) + 1);
    read += 1;
    if (read % progressStep === 0) printError(`${read} of ${survey.items} items read\n`);
  }
  return finishImport(
    order,
    run,
    [
      ...(topicMap.topics.length > 0
        ? [`Which categories and tags became which topics is in ${folder.names.topics}`]
        : []),
      ...(machine.size > 0
        ? [`Not stories: ${[...machine].map(([name, amount]) => `${amount} ${name}`).join(', ')}.`]
        : []),
      ...(comments > 0 ? [`Comments are not imported: ${count(comments, 'comment', 'comments')}.`] : []),
    ],
    context,
  );
}
