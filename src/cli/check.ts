import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { rules } from '../checks/rules.ts';
import type { Finding } from '../checks/finding.ts';
import { reviewEditorially } from '../editorial-review.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { readChangedFiles } from '../io/git.ts';
import { startProgress, type Progress } from '../io/progress.ts';
import { writeWhole } from '../io/write-file.ts';
import { editFields } from '../schemas/edit-fields.ts';
import { readSite } from '../site.ts';
import { Refusal, WrongUse, type Arguments, type Command, type CommandContext, type ExitStatus } from './command.ts';
import { articleFieldOrder } from './content-files.ts';
import { join, resolve } from 'node:path';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Look through the newsroom: what stops a build, and what an editor would want to look at again.',
  usage: '[--fix] [--changed [--since REF]] [--errors] [--github | --json] [--rules]',
  help: `--fix      corrects what is safe to correct: blanks, quotation marks in fields, links to this site by its whole address
--changed  tells only of files that differ from the last commit
--since    with --changed: from this commit, branch or tag, for example --since origin/main
--errors   tells only of errors
--github   as annotations that GitHub shows beside the lines of a pull request
--json     as JSON
--rules    lists the rules, and how much each matters here

How much a rule matters is set in site.yaml, for example checks: {double-space: off, length: error}
Exit status 1 if there is an error or a warning; information does not count.`,
  options: {
    fix: { type: 'boolean' },
    changed: { type: 'boolean' },
    since: { type: 'string' },
    errors: { type: 'boolean' },
    github: { type: 'boolean' },
    json: { type: 'boolean' },
    rules: { type: 'boolean' },
  },
  run: async (args, context) => {
    const { positionals, values } = args;
    if (positionals.length > 0)
      throw new WrongUse(`“${positionals.join(' ')}” is not needed: the whole newsroom is looked through.`);
    if (values['since'] !== undefined && values['changed'] !== true) throw new WrongUse('--since needs --changed.');
    if (values['rules'] === true) return listRules(args, context);
    const review = () => findingsOf(args, context);
    let findings = await review();
    if (values['fix'] === true) {
      const fixed = await fixAll(context.folders, findings);
      for (const { file, count } of fixed)
        context.printError(`${file}: ${count === 1 ? '1 correction' : `${count} corrections`}\n`);
      if (fixed.length > 0) findings = await review();
    }
    context.print(printFindings(findings, args, context.colours));
    return findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
  },
};

async function findingsOf({ values }: Arguments, { folders, now }: CommandContext): Promise<readonly Finding[]> {
  const findings = await reviewEditorially(folders, {
    now,
    startProgress: (section) => (files) => (files > worthTelling ? startProgress(`${section} read`, files) : silent),
  });
  const changed = values['changed'] === true ? await changedFiles(folders, values['since']) : undefined;
  return findings.filter(
    ({ file, severity }) =>
      (changed === undefined || changed.has(file)) && (values['errors'] !== true || severity === 'error'),
  );
}

/** So many files take a moment to read. */
const worthTelling = 1000;
const silent: Progress = { tick: () => undefined, end: () => undefined };

async function changedFiles(folders: Folders, since: unknown): Promise<ReadonlySet<string>> {
  const reference = typeof since === 'string' ? since : 'HEAD';
  const paths = await readChangedFiles(folders.content, reference);
  if (!paths) {
    throw new Refusal(
      `git does not tell what has changed since ${reference}. Check that ${printedPath(folders.root, folders.content)} is in a repository and that there is such a commit.`,
    );
  }
  return new Set(paths.map((path) => printedPath(folders.root, join(folders.content, path))));
}

/** Corrects one file after another; each is written whole. A correction that no longer fits is left out. */
async function fixAll(
  { root }: Folders,
  findings: readonly Finding[],
): Promise<readonly { readonly file: string; readonly count: number }[]> {
  const fixed: { file: string; count: number }[] = [];
  for (const [file, ofFile] of Map.groupBy(findings, (finding) => finding.file)) {
    const location = resolve(root, file);
    const fixes = ofFile.flatMap(({ fix }) => fix ?? []);
    if (fixes.length === 0) continue;
    const before = await readFile(location, 'utf8');
    let text = before;
    let count = 0;
    for (const fix of fixes) {
      const after =
        fix.kind === 'line'
          ? fixLine(text, fix)
          : editFields(file, text, [{ kind: 'set', path: fix.path, value: fix.value }], articleFieldOrder);
      if (after !== text) count += 1;
      text = after;
    }
    if (text === before) continue;
    await writeWhole(location, text);
    fixed.push({ file, count });
  }
  return fixed;
}

function fixLine(
  text: string,
  { line, from, to }: { readonly line: number; readonly from: string; readonly to: string },
): string {
  const lines = text.split('\n');
  const old = lines[line - 1];
  if (old === undefined) return text;
  lines[line - 1] = old.replace(from, () => to);
  return lines.join('\n');
}

function printFindings(findings: readonly Finding[], { values }: Arguments, colours: boolean): string {
  if (values['json'] === true) return `${JSON.stringify(findings)}\n`;
  if (values['github'] === true) return findings.map(toAnnotation).join('');
  if (findings.length === 0) return 'Nothing to put right.\n';
  const lines = findings.map(({ file, line, column, field, message, rule, severity }) => {
    const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
    const marked = colours ? styleText(colourOf[severity], severity, { validateStream: false }) : severity;
    return `${place}  ${marked}  ${field === undefined ? '' : `${field}: `}${message}${rule === 'content' ? '' : `  (${rule})`}\n`;
  });
  return `${lines.join('')}\n${countFindings(findings)}\n`;
}

const colourOf = { error: 'red', warning: 'yellow', info: 'blue' } as const;

function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity'], one: string, many: string) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  const fixes = findings.filter(({ fix }) => fix).length;
  return `${[...count('error', 'error', 'errors'), ...count('warning', 'warning', 'warnings'), ...count('info', 'suggestion', 'suggestions')].join(', ')}.${
    fixes === 0 ? '' : ` Type npm run news -- check --fix to correct ${fixes} of them.`
  }`;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function toAnnotation({ file, line, column, field, message, rule, severity }: Finding): string {
  const command = { error: 'error', warning: 'warning', info: 'notice' }[severity];
  const properties = [
    `file=${escapeProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(line === undefined || column === undefined ? [] : [`col=${column}`]),
    `title=${rule}`,
  ];
  return `::${command} ${properties.join(',')}::${escapeData(field === undefined ? message : `${field}: ${message}`)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

async function listRules({ values }: Arguments, { folders, print }: CommandContext): Promise<ExitStatus> {
  const { site } = readSite(folders);
  const listed = rules.map(({ name, about, severity }) => ({ name, about, severity: site.checks[name] ?? severity }));
  const width = Math.max(...listed.map(({ name }) => name.length));
  print(
    values['json'] === true
      ? `${JSON.stringify(listed)}\n`
      : listed.map(({ name, about, severity }) => `${name.padEnd(width)}  ${severity.padEnd(7)}  ${about}\n`).join(''),
  );
  return Promise.resolve(0);
}
