import type { RuleName, Severity } from '../domain/editorial-rules.ts';
import type { Problem } from '../domain/problem.ts';

/** Something an editor should look at again. */
export interface Finding extends Problem {
  /** `content` for what stops a build. */
  readonly rule: RuleName | 'content';
  readonly severity: Severity;
  /** Counted from 1; absent where only the line, or only the field, is known. */
  readonly column?: number;
  readonly fix?: Fix;
}

/** What a safe correction changes. */
export type Fix =
  /** Part of one line. */
  | { readonly kind: 'line'; readonly line: number; readonly from: string; readonly to: string }
  /** A field that holds text. */
  | { readonly kind: 'field'; readonly path: readonly (string | number)[]; readonly value: string };

/** A finding before the rule’s name and severity are put to it. */
export type Found = Omit<Finding, 'rule' | 'severity'>;
