import type { SortedCopy } from './sort-copy.ts';
import type { TopicSuggestion } from './suggest-topics.ts';

export interface UnderstoodField {
  readonly field: string;
  readonly value: string;
  /** The line of the copy, counted from 1. */
  readonly line: number;
}

/** Something for the editor to look at, in whole sentences. */
export interface WireDoubt {
  readonly line?: number;
  readonly message: string;
}

export interface LeftOut {
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

export interface WireReport {
  /** In the order of the copy. */
  readonly understood: readonly UnderstoodField[];
  readonly unsure: readonly WireDoubt[];
  /** What of the copy is nowhere in the story. */
  readonly leftOut: readonly LeftOut[];
  readonly suggestedTopics: readonly TopicSuggestion[];
}

/** A report while it is being written. */
export interface ReportDraft {
  readonly understand: (line: number, field: string, value: string) => void;
  readonly doubt: (line: number | undefined, message: string) => void;
  readonly leaveOut: (line: number, text: string, why: string) => void;
  readonly suggestTopics: (topics: readonly TopicSuggestion[]) => void;
  readonly done: () => WireReport;
}

export function createReport({ doubts, leftOut }: SortedCopy): ReportDraft {
  const understood: UnderstoodField[] = [];
  const unsure: WireDoubt[] = doubts.map(({ line, value }) => ({ line, message: value }));
  const out: LeftOut[] = leftOut.map(({ line, value, why }) => ({ line, text: value, why }));
  let suggestedTopics: readonly TopicSuggestion[] = [];
  return {
    understand: (line, field, value) => understood.push({ line, field, value }),
    doubt: (line, message) => unsure.push({ ...(line !== undefined && { line }), message }),
    leaveOut: (line, text, why) => out.push({ line, text, why }),
    suggestTopics: (topics) => (suggestedTopics = topics),
    done: () => ({
      understood: understood.toSorted((a, b) => a.line - b.line),
      unsure: unsure.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0),
      leftOut: out.toSorted((a, b) => a.line - b.line),
      suggestedTopics,
    }),
  };
}
