import type { z } from 'astro/zod';
import { findNearestName } from '../domain/nearest-name.ts';
import type { Problem } from '../domain/problem.ts';
import { printPath, type FieldPath } from './field-path.ts';
import type { YamlFields } from './front-matter.ts';

type Issue = z.core.$ZodIssue;

/** Turns what Zod found wrong into what an editor reads: one problem for each field, at its line. */
export function toProblems(file: string, issues: readonly Issue[], { data, lineOf }: YamlFields): Problem[] {
  const problems = new Map<string, Problem>();
  const told = issues
    .flatMap(flatten)
    .map((issue) => ({ issue, path: issue.path.map((step) => step as string | number) }));
  // A name that is misspelled is also missing; that is one mistake.
  const misspelled = new Set(
    told.flatMap(({ issue, path }) =>
      issue.code === 'unrecognized_keys'
        ? meantFields(issue.keys, knownFields(issue)).map((name) => printPath([...path, name]))
        : [],
    ),
  );
  const add = (path: FieldPath, message: string) => {
    const field = printPath(path);
    if (!problems.has(field)) problems.set(field, { file, line: lineOf(path), field: shortened(field), message });
  };
  for (const { issue, path } of told) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) add([...path, key], unknownField(key, path, knownFields(issue), data));
    } else if (!misspelled.has(printPath(path)) || valueAt(data, path) !== undefined) {
      add(path, issue.message);
    }
  }
  return [...problems.values()];
}

/** The fields that unknown ones most likely stand for. */
export function meantFields(names: readonly string[], known: readonly string[]): readonly string[] {
  return names.flatMap((name) => findNearestName(name, known) ?? []);
}

/** `group` puts them into the message. */
function knownFields(issue: Issue): readonly string[] {
  return JSON.parse(issue.message) as string[];
}

/** An issue of a union is told by the branch that the value was meant for: the one that got past its outermost type. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter(
    (errors) => !errors.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return (branches[0] ?? issue.errors[0] ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function unknownField(key: string, path: FieldPath, known: readonly string[], data: unknown): string {
  const nearest = findNearestName(key, known);
  if (nearest !== undefined) return `is not a field. Did you mean “${nearest}”?`;
  const fields = `is not a field. The fields are ${known.join(', ')}.`;
  if (path.length === 0 && /\s/.test(key)) {
    return `${fields} If the story begins here, write a line of three hyphens (---) above it.`;
  }
  return path.length > 0 && valueAt(data, [...path, key]) === null
    ? `${fields} If it belongs to the text before a comma, put that text in quotes.`
    : fields;
}

function valueAt(data: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    data,
  );
}

const longestField = 80;

function shortened(field: string): string {
  return field.length > longestField ? `${field.slice(0, longestField).toWellFormed()}…` : field;
}
