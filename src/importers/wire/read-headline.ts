import type { Label } from '../../domain/article.ts';
import { plainLine } from './plain-line.ts';
import type { ReportDraft } from './report.ts';
import type { SortedCopy } from './sort-copy.ts';

/** What agencies write before a headline, and the label that it stands for, if any. */
const prefixes: readonly (readonly [pattern: RegExp, label?: Label])[] = [
  [/^(?:ANALYSIS|NEWS ANALYSIS|Analysis|\[분석\])\s?(?:[-–—:|]|(?<=\]))\s*/, 'analysis'],
  [/^(?:OPINION|COMMENTARY|Opinion|Commentary|\[칼럼\])\s?(?:[-–—:|]|(?<=\]))\s*/, 'opinion'],
  [/^(?:EXPLAINER|Explainer)\s?[-–—:|]\s*/, 'explainer'],
  [/^(?:(?:UPDATE|WRAPUP|REFILE|CORRECTED|RPT|REPEAT)(?: \d{1,2})?|BREAKING|URGENT)\s?[-–—:]\s*/],
  [/^\((?:(?:\d+(?:st|nd|rd|th) )?(?:LD|LEAD)|URGENT|News Focus|Yonhap Feature|\d보|종합\d?보?|속보)\)\s*/],
];

/** The headline without agencies’ marks, and its label; tells of the dek, too. */
export function readHeadline(
  { headline, dek }: SortedCopy,
  report: ReportDraft,
): { readonly text: string; readonly label?: Label } | undefined {
  if (!headline) return undefined;
  const { line } = headline;
  const typed = plainLine(headline.value);
  const [pattern, label] = prefixes.find(([form]) => form.test(typed) && typed.replace(form, '') !== '') ?? [];
  const text = pattern ? typed.replace(pattern, '') : typed;
  report.understand(line, 'headline', text);
  if (label !== undefined) report.understand(line, 'label', label);
  else if (pattern)
    report.leaveOut(line, typed.slice(0, typed.length - text.length).trim(), 'a mark for editors before the headline');
  if (/\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text))
    report.doubt(line, 'The headline is all in capitals; it was kept as it is.');
  if (/\p{L}\.$/u.test(text) && !/\.\p{L}\.$/u.test(text))
    report.doubt(line, 'The headline ends with a full stop; it was kept as it is.');
  if (dek) report.understand(dek.line, 'dek', plainLine(dek.value));
  return { text, ...(label !== undefined && { label }) };
}
