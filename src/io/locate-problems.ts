import { resolve } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import { readText } from './source-files.ts';

/** Finds the line of a field in the text of a file. */
export type LineFinder = (file: string, text: string, field: string) => number | undefined;

/** Adds the line to problems of which only the field is known. Their files are read again: this is the rare path. */
export function locateProblems(root: string, problems: readonly Problem[], findLine: LineFinder): readonly Problem[] {
  const located: Problem[] = [];
  for (const [file, ofFile] of Map.groupBy(problems, (problem) => problem.file)) {
    const isLocated = ofFile.every(({ line, field }) => line !== undefined || field === undefined);
    const source = isLocated ? undefined : readText(resolve(root, file));
    const text = source && 'text' in source ? source.text : undefined;
    for (const problem of ofFile) {
      const { line: known, field } = problem;
      const line = known ?? (text === undefined || field === undefined ? undefined : findLine(file, text, field));
      located.push(line === undefined ? problem : { ...problem, line });
    }
  }
  return located;
}
