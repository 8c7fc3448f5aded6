import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseInstant } from '../domain/instant.ts';
import { findNearestName } from '../domain/nearest-name.ts';
import { printProblems } from '../domain/problem.ts';
import { toSlug } from '../domain/slug.ts';
import { importWire } from '../importers/wire-text.ts';
import { decodeCopy, type DecodedCopy } from '../importers/wire/decode-copy.ts';
import { lettersOf } from '../importers/wire/match-headline.ts';
import type { WireDoubt, WireReport } from '../importers/wire/report.ts';
import { printedPath } from '../io/folders.ts';
import { writeWhole } from '../io/write-file.ts';
import { idPattern, withOffset } from '../schemas/fields.ts';
import { printFile } from '../schemas/print-file.ts';
import { readSite } from '../site.ts';
import { WrongUse, type Arguments, type Command, type CommandContext, type ExitStatus } from './command.ts';
import { readFiledNames, readFiledStories, type FiledName, type FiledStory } from './known-newsroom.ts';
import { printWireReport } from './print-wire-report.ts';

export const importWireCommand: Command = {
  name: 'import wire',
  summary: 'Make articles of plain wire copy.',
  usage:
    'FILE… [--published TIME] [--updated TIME] [--topic ID]… [--new-topic "Name"]… [--slug NAME] [--draft] [--dry-run] [--json]',
  help: `FILE is copy as it came in the mail: headline, dek, byline, stamp (“Updated on Oct. 22, 2024 11:04 a.m. E.T.”), text,
RELATED STORIES, credits (“Edited by …”) and notes (“Correction: …”), in UTF-8, UTF-16 or Windows-1252. Several files
make several articles.

The text is taken over word for word; whatever is not recognised for certain stays in it. Each field is printed with the
line of the copy from which it comes, then what was left out and what you should check.

What is written:
  content/articles/YYYY/MM/DD/name.md   the article, in the folder of its day. An article that is there is never changed.
  content/people/name.md                a person who is named and has no file yet, because a story cannot be built
                                        without. Add a role and a biography.
  content/topics/name.md                only with --new-topic. Topics that the text names are suggested.

  --published TIME    when it went out, if the copy does not say: 2024-10-22T11:04:00-04:00
  --updated TIME      when it last changed
  --topic ID          a topic of the story; the first is the kicker
  --new-topic "Name"  the same for a topic that has no file yet
  --slug NAME         the file’s name and address in the place of the headline’s first words
  --draft             with status: draft, so that nothing is published yet
  --dry-run           print the articles and write nothing
  --json              one JSON value with everything, for programs

Examples:
  npm run news -- import wire mail/seoul.txt --topic ukraine-war --topic north-korea
  npm run news -- import wire mail/*.txt --dry-run`,
  options: {
    published: { type: 'string' },
    updated: { type: 'string' },
    topic: { type: 'string', multiple: true },
    'new-topic': { type: 'string', multiple: true },
    slug: { type: 'string' },
    draft: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: importFiles,
};

/** What became of one file of copy. */
interface Outcome {
  readonly copy: string;
  readonly encoding?: DecodedCopy['encoding'];
  readonly status: 'written' | 'not written' | 'refused';
  /** Relative to the project. */
  readonly article?: string;
  /** Other files made for it. */
  readonly newFiles: readonly string[];
  readonly problems: readonly WireDoubt[];
  readonly report?: WireReport;
  /** The article’s file, where nothing was written. */
  readonly text?: string;
}

/** What one run knows; it grows with each file. */
interface Desk {
  readonly context: CommandContext;
  readonly timeZone: string;
  readonly lang: string;
  readonly stories: FiledStory[];
  readonly people: FiledName[];
  readonly topics: FiledName[];
  readonly choices: Choices;
}

interface Choices {
  readonly published?: string;
  readonly updated?: string;
  readonly topics: readonly string[];
  readonly newTopics: readonly FiledName[];
  readonly slug?: string;
  readonly isDraft: boolean;
  readonly isDryRun: boolean;
}

async function importFiles(args: Arguments, context: CommandContext): Promise<ExitStatus> {
  const { folders, now, print, printError } = context;
  const paths = args.positionals;
  if (paths.length === 0) throw new WrongUse('No file is named. Write the path of the copy behind the command.');
  const { site, timeZone, problems } = readSite(folders);
  if (timeZone === undefined) {
    printError(`${printProblems(problems)}\n`);
    return 1;
  }
  const topics = [...(await readFiledNames(folders, 'topics'))];
  const choices = readChoices(args, topics, timeZone);
  const desk: Desk = {
    context,
    timeZone,
    lang: site.lang,
    choices,
    topics,
    people: [...(await readFiledNames(folders, 'people'))],
    stories: [...(await readFiledStories(folders, timeZone, now))],
  };
  const outcomes: Outcome[] = [];
  for (const path of paths) {
    const outcome = await importFile(path, desk);
    outcomes.push(outcome);
    if (args.values['json'] !== true) tell(outcome, context);
  }
  if (args.values['json'] === true) print(`${JSON.stringify(outcomes, undefined, 2)}\n`);
  return outcomes.some(({ status }) => status === 'refused') ? 1 : 0;
}

function readChoices({ values, positionals }: Arguments, topics: readonly FiledName[], timeZone: string): Choices {
  const slug = textOf(values['slug']);
  if (slug !== undefined && positionals.length > 1) {
    throw new WrongUse('--slug names one article, but there are several files. Import them one by one.');
  }
  if (slug !== undefined && !idPattern.test(slug)) {
    throw new WrongUse(
      `“${slug}” does not make a good address. Write --slug ${toSlug(slug) || 'bridge-reopens'}, with lower-case letters, digits and hyphens.`,
    );
  }
  const ids = topics.map(({ id }) => id);
  for (const id of textsOf(values['topic'])) {
    if (ids.includes(id)) continue;
    const nearest = topics.find(({ name }) => lettersOf(name) === lettersOf(id))?.id ?? findNearestName(id, ids);
    throw new WrongUse(
      `There is no topic “${id}”. ${nearest === undefined ? `To make it one, write --new-topic "${id}"` : `Write --topic ${nearest}`}`,
    );
  }
  const newTopics = textsOf(values['new-topic']).map((name) => {
    const id = toSlug(name);
    if (id === '')
      throw new WrongUse(
        `“${name}” has no letters from a to z to name its file by. Make the file in content/topics/ yourself.`,
      );
    return topics.find((topic) => topic.id === id) ?? { id, name: name.trim() };
  });
  const [published, updated] = (['published', 'updated'] as const).map((option) =>
    instantOf(option, textOf(values[option]), timeZone),
  );
  return {
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(slug !== undefined && { slug }),
    topics: [...textsOf(values['topic']), ...newTopics.map(({ id }) => id)],
    newTopics: newTopics.filter(({ id }) => !ids.includes(id)),
    isDraft: values['draft'] === true,
    isDryRun: values['dry-run'] === true,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((text) => String(text).trim()) : [];
}

function instantOf(option: string, typed: string | undefined, timeZone: string): string | undefined {
  if (typed === undefined) return undefined;
  const read = parseInstant(typed);
  if (typeof read !== 'string') return read.text;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(typed)?.[0];
  const [, hour = '09', minute = '30'] = /[T ](\d{1,2}):(\d{2})/.exec(typed) ?? [];
  const local = `${day !== undefined && read !== 'impossible' ? day : '2024-10-22'}T${hour.padStart(2, '0')}:${minute}:00`;
  const why = {
    'not-a-date': 'is not a date with time and offset',
    'no-time': 'has no time of day',
    'no-offset': 'has no offset from UTC',
    impossible: 'is not in the calendar',
  }[read];
  const example = read === 'impossible' ? '2024-10-22T09:30:00' : local;
  throw new WrongUse(`“${typed}” ${why}. Write for example --${option} ${withOffset(example, timeZone)}`);
}

async function importFile(path: string, desk: Desk): Promise<Outcome> {
  const { choices, context } = desk;
  const { folders } = context;
  const refuse = (problems: readonly WireDoubt[], report?: WireReport): Outcome => ({
    copy: path,
    status: 'refused',
    newFiles: [],
    problems,
    ...(report && { report }),
  });
  const bytes = await readCopy(resolve(folders.root, path));
  if (typeof bytes === 'string') return refuse([{ message: bytes }]);
  const copy = decodeCopy(bytes);
  if (!copy) {
    return refuse([
      { message: 'This is no text, or one of an encoding that cannot be told. Save it as plain text in UTF-8.' },
    ]);
  }
  const imported = importWire(
    copy.text,
    {
      timeZone: desk.timeZone,
      lang: desk.lang,
      people: desk.people,
      topics: desk.topics,
      stories: desk.stories.filter(({ isPublic }) => isPublic),
    },
    { ...choices, fileName: basename(path, extname(path)) },
  );
  const decoded = withEncoding(imported.report, copy);
  if ('refused' in imported) return refuse(imported.refused, decoded);
  const { story } = imported;
  const report = withScheduled(decoded, story.firstPublic, context.now);
  const location = join(folders.content, 'articles', `${story.id}.md`);
  const article = printedPath(folders.root, location);
  const same = findSame(story.id, story.headline, desk);
  if (same !== undefined || existsSync(location)) {
    const taken = same ?? story.id;
    return refuse(
      [
        {
          message: `${printedPath(folders.root, join(folders.content, 'articles', `${taken}.md`))} is there already, so nothing was written. If this is another story, give it an address of its own, for example --slug ${story.id.slice('2024/10/22/'.length)}-2`,
        },
      ],
      report,
    );
  }
  const files = [
    ...story.newPeople.map(({ id, name }) => ({ section: 'people', id, text: printFile({ name }, '') })),
    ...choices.newTopics
      .filter(({ id }) => !desk.topics.some((topic) => topic.id === id))
      .map(({ id, name }) => ({ section: 'topics', id, text: printFile({ name }, '') })),
  ].map(({ section, id, text }) => ({ location: join(folders.content, section, `${id}.md`), text }));
  if (!choices.isDryRun) {
    // The article comes last: without the others it would not build.
    for (const file of files) await writeWhole(file.location, file.text);
    await writeWhole(location, story.file);
  }
  desk.people.push(...story.newPeople);
  desk.topics.push(...choices.newTopics.filter(({ id }) => !desk.topics.some((topic) => topic.id === id)));
  desk.stories.push({ id: story.id, headline: story.headline, isPublic: false });
  return {
    copy: path,
    encoding: copy.encoding,
    status: choices.isDryRun ? 'not written' : 'written',
    article,
    newFiles: files.map((file) => printedPath(folders.root, file.location)),
    problems: [],
    report,
    ...(choices.isDryRun && { text: story.file }),
  };
}

/** A story of the same day with the same headline, which was filed under another name. With --slug it is another story. */
function findSame(id: string, headline: string, { stories, choices }: Desk): string | undefined {
  const day = id.slice(0, '2024/10/22'.length);
  return stories.find(
    (story) =>
      story.id === id ||
      (choices.slug === undefined &&
        story.id.startsWith(`${day}/`) &&
        lettersOf(story.headline) === lettersOf(headline)),
  )?.id;
}

function withScheduled(report: WireReport, firstPublic: string, now: number): WireReport {
  if (Date.parse(firstPublic) <= now) return report;
  const message = `The story is dated ${firstPublic}, which is still to come; nobody sees it before then.`;
  return { ...report, unsure: [...report.unsure, { message }] };
}

/** More than the longest novel. */
const largestCopy = 2_000_000;

/** The bytes of a file, or why they cannot be had and what to do. */
async function readCopy(path: string): Promise<Uint8Array | string> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > largestCopy) return 'This file has more than 2 MB. Import one story at a time, as plain text.';
    return bytes;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return 'There is no such file. Check the path; it begins at the project’s folder.';
    if (code === 'EISDIR') return 'This is a folder. Name the files in it, for example with /*.txt behind it.';
    return `This file cannot be read (${String(code)}). Allow yourself to read it.`;
  }
}

function withEncoding(report: WireReport, { encoding }: DecodedCopy): WireReport {
  if (encoding !== 'Windows-1252') return report;
  const message = 'The copy is not UTF-8; it was read as Windows-1252. Check its quotation marks and accents.';
  return { ...report, unsure: [...report.unsure, { message }] };
}

function tell(
  { copy, status, article, newFiles, problems, report, text }: Outcome,
  { print, printError }: CommandContext,
) {
  const about = report ? printWireReport(report) : '';
  if (status === 'refused') {
    printError(
      `${copy}\n${about}${problems.map(({ line, message }) => `  Refused: ${line === undefined ? '' : `line ${line}: `}${message}\n`).join('')}\n`,
    );
    return;
  }
  const [done, made] = status === 'written' ? ['Wrote', 'Wrote'] : ['Would write', 'Would write'];
  const files = newFiles.map((file) => `  ${made} ${file}: new, with nothing but the name.\n`).join('');
  print(`${copy}\n${about}  ${done} ${article ?? ''}\n${files}${text === undefined ? '' : `\n${text}`}\n`);
}
