import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../domain/problem.ts';

/** Finds the line of a field in the text of a file. */
export type LineFinder = (file: string, text: string, field: string) => number | undefined;

/** Adds the line to problems of which only the field is known. Their files are read again: this is the rare path. */
export async function locateProblems(
  root: string,
  problems: readonly Problem[],
  findLine: LineFinder,
): Promise<readonly Problem[]> {
  return Promise.all(
    problems.map(async (problem) => {
      if (problem.line !== undefined || problem.field === undefined) return problem;
      const text = await readFile(resolve(root, problem.file), 'utf8').catch(() => undefined);
      const line = text === undefined ? undefined : findLine(problem.file, text, problem.field);
      return line === undefined ? problem : { ...problem, line };
    }),
  );
}
