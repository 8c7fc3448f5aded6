import type { ReportDraft } from './report.ts';
import type { Placed, SortedCopy } from './sort-copy.ts';

/** Bylines and credits as ids. Reporters are authors where there is no byline; editors never are. */
export function readPeople(
  { bylines, credits }: SortedCopy,
  dateline: { readonly authors: readonly string[]; readonly line: number } | undefined,
  idOf: (name: string) => string,
  report: ReportDraft,
) {
  const roles = {
    authors: new Set<string>(),
    editors: new Set<string>(),
    translators: new Set<string>(),
    contributors: new Set<string>(),
  };
  const add = (role: keyof typeof roles, line: number, names: readonly string[]) => {
    const people = names
      .map((name) => ({ name, id: idOf(name) }))
      .filter(({ id }) => role !== 'contributors' || !roles.authors.has(id));
    for (const { id } of people) roles[role].add(id);
    if (people.length > 0) report.understand(line, role, people.map(({ name, id }) => `${name} (${id})`).join(', '));
  };
  const tell = ({ line, value }: Placed<{ readonly rest: readonly string[]; readonly doubts: readonly string[] }>) => {
    for (const text of value.rest) report.leaveOut(line, text, 'an agency, an employer or a place; no field holds it');
    for (const doubt of value.doubts) report.doubt(line, doubt);
  };
  for (const byline of bylines) {
    add('authors', byline.line, byline.value.names);
    tell(byline);
  }
  if (dateline) add('authors', dateline.line, dateline.authors);
  const hasByline = roles.authors.size > 0;
  for (const credit of credits) {
    const { role, names } = credit.value;
    add(role === 'reporters' ? (hasByline ? 'contributors' : 'authors') : role, credit.line, names);
    tell(credit);
  }
  return {
    authors: [...roles.authors],
    editors: [...roles.editors],
    translators: [...roles.translators],
    contributors: [...roles.contributors].filter((id) => !roles.authors.has(id)),
  };
}
