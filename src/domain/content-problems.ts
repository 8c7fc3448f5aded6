import { printProblems, type Problem } from './problem.ts';

/** Thrown when content cannot be published; the message lists every problem and needs no stack trace. */
export class ContentProblems extends Error {
  override readonly name = 'ContentProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(printProblems(problems));
    this.problems = problems;
    this.stack = this.message;
  }
}
