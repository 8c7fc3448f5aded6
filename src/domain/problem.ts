/** Something an editor has to put right: where, what is wrong, and what to type. */
export interface Problem {
  /** The file, relative to the project: `content/topics/russia.md`. */
  readonly file: string;
  /** Counted from 1; absent while only the field is known (see `field`). */
  readonly line?: number;
  /** The field's path in the front matter: `notes[0].at`. */
  readonly field?: string;
  /** One sentence on what is wrong and one on what to type. */
  readonly message: string;
}

/** `content/topics/russia.md:3  name: is missing. …` */
export function printProblem({ file, line, field, message }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}  ${field === undefined ? '' : `${field}: `}${message}`;
}

/** By file, then line, then field. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareText(a.field ?? '', b.field ?? '') ||
      compareText(a.message, b.message),
  );
}

/** All problems of a run, one a line, by file and line, then their number. */
export function printProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.map((problem) => problem.file)).size;
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}.`;
  return [...sortProblems(problems).map(printProblem), '', count].join('\n');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
