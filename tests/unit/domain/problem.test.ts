import { describe, expect, test } from 'vitest';
import { ContentProblems } from '../../../src/domain/content-problems.ts';
import { printProblem, printProblems, type Problem } from '../../../src/domain/problem.ts';

const problem = (file: string, line?: number, field?: string, message = 'is wrong.'): Problem => ({
  file,
  message,
  ...(line !== undefined && { line }),
  ...(field !== undefined && { field }),
});

test.each([
  [problem('a.md', 3, 'name'), 'a.md:3  name: is wrong.'],
  [problem('a.md', 3), 'a.md:3  is wrong.'],
  [problem('a.md'), 'a.md  is wrong.'],
])('the problem %j is printed as %s', (given, printed) => {
  expect(printProblem(given)).toBe(printed);
});

describe('a report', () => {
  test('has a line for each problem, by file, line and field, then a blank line and their number', () => {
    const problems = [
      problem('b.md', 2, 'name'),
      problem('a.md', 10),
      problem('a.md', 9, 'topics[1]'),
      problem('a.md', 9, 'topics[0]'),
      problem('c.md', 1, undefined, 'is last.'),
      problem('c.md'),
    ];
    expect(printProblems(problems)).toBe(
      [
        'a.md:9  topics[0]: is wrong.',
        'a.md:9  topics[1]: is wrong.',
        'a.md:10  is wrong.',
        'b.md:2  name: is wrong.',
        'c.md  is wrong.',
        'c.md:1  is last.',
        '',
        '6 problems in 3 files.',
      ].join('\n'),
    );
  });

  test.each([
    [[problem('a.md')], '1 problem in 1 file.'],
    [[problem('a.md'), problem('a.md', 1)], '2 problems in 1 file.'],
  ])('counts %j as %s', (problems, count) => {
    expect(printProblems(problems).split('\n').at(-1)).toBe(count);
  });

  test('is all that an error of the content says, without a stack trace', () => {
    const error = new ContentProblems([problem('a.md', 1)]);
    expect(error.stack).toBe('a.md:1  is wrong.\n\n1 problem in 1 file.');
    expect(error.name).toBe('ContentProblems');
  });
});
