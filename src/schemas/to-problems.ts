import type { z } from 'astro/zod';
import { findNearestName } from '../domain/nearest-name.ts';
import type { Problem } from '../domain/problem.ts';
import type { FieldPath } from './front-matter.ts';

type Issue = z.core.$ZodIssue;

/** Turns what Zod found wrong into what an editor reads: one problem for each field, at its line. */
export function toProblems(file: string, issues: readonly Issue[], lineOf: (path: FieldPath) => number): Problem[] {
  return issues.flatMap(flatten).flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code !== 'unrecognized_keys') {
      return [{ file, line: lineOf(path), field: printPath(path), message: issue.message }];
    }
    const known = JSON.parse(issue.message) as string[];
    return issue.keys.map((key) => ({
      file,
      line: lineOf([...path, key]),
      field: printPath([...path, key]),
      message: unknownField(key, known),
    }));
  });
}

/** `notes[0].at` */
export function printPath(path: FieldPath): string {
  return path.reduce<string>(
    (printed, step) => (typeof step === 'number' ? `${printed}[${step}]` : printed ? `${printed}.${step}` : step),
    '',
  );
}

/** An issue of a union is told by the branch that the value was meant for: the one that got past its outermost type. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter(
    (errors) => !errors.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return (branches[0] ?? issue.errors[0] ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function unknownField(key: string, known: readonly string[]): string {
  const nearest = findNearestName(key, known);
  return nearest === undefined
    ? `is not a field. The fields are ${known.join(', ')}.`
    : `is not a field. Did you mean “${nearest}”?`;
}
