import type { NotImported } from './old-story.ts';

/** What an import has to tell: the same for each run over the same file, as long as nobody changes the stories. */
export interface ImportReport {
  /** What messages call the file. */
  readonly file: string;
  readonly isTrial: boolean;
  /** How many stories and pages of the file are here now. */
  readonly articles: number;
  readonly pages: number;
  readonly notImported: readonly NotImported[];
  /** Stories that an editor has changed since. */
  readonly leftAlone: readonly { readonly file: string; readonly name: string }[];
  readonly notices: readonly { readonly file: string; readonly name: string; readonly notices: readonly string[] }[];
  /** Remarks on the whole. */
  readonly remarks: readonly string[];
}

/** What one run wrote. */
export interface Written {
  readonly articles: number;
  readonly pages: number;
  readonly people: number;
  readonly topics: number;
  readonly pictures: number;
  /** Stories that were as they would be written. */
  readonly unchanged: number;
}

export function printReport(report: ImportReport): string {
  const { file, articles, pages } = report;
  const title = report.isTrial ? `What an import of ${file} would do` : `Import of ${file}`;
  const here = `${articlesAndPages(articles, pages)} ${report.isTrial ? 'would be here.' : 'are here.'}`;
  const sections = sectionsOf(report).map(
    ({ heading, lines }) => `${heading}\n${lines.map((line) => `  ${line}`).join('\n')}`,
  );
  return `${[title, [here, ...report.remarks].join('\n'), ...sections].join('\n\n')}\n`;
}

/** For the terminal: the beginning of each list. */
export function printSummary(report: ImportReport, written: Written, whereAll: string): string {
  const verb = report.isTrial ? 'Would write' : 'Written';
  const counts = [
    count(written.articles, 'article', 'articles'),
    count(written.pages, 'page', 'pages'),
    count(written.people, 'person', 'people'),
    count(written.topics, 'topic', 'topics'),
    count(written.pictures, 'picture', 'pictures'),
  ];
  const sections = sectionsOf(report);
  const shortened = sections.map(({ heading, lines }) => {
    const shown = lines.slice(0, shownLines).map((line) => `  ${line}`);
    const more = lines.length > shownLines ? [`  … and ${number(lines.length - shownLines)} more lines`] : [];
    return [heading, ...shown, ...more].join('\n');
  });
  return `${[
    [`${verb}: ${counts.join(', ')}.`, `As they were: ${number(written.unchanged)}.`, ...report.remarks].join('\n'),
    ...shortened,
    ...(report.isTrial ? ['Nothing was written.'] : [`The whole report is in ${whereAll}`]),
  ].join('\n\n')}\n`;
}

const shownLines = 12;

function sectionsOf({
  notImported,
  leftAlone,
  notices,
}: ImportReport): readonly { heading: string; lines: readonly string[] }[] {
  const sections = [
    {
      heading: `Not imported (${number(notImported.length)}):`,
      lines: notImported.map(({ name, reason }) => `${name} ${reason}.`),
    },
    {
      heading: `Changed here since, and left as they are (${number(leftAlone.length)}):`,
      lines: leftAlone.map(({ file, name }) => `${file} ${name}`),
    },
    {
      heading: `To look at (${number(notices.length)}):`,
      lines: notices.flatMap((entry) => [
        `${entry.file} ${entry.name}`,
        ...entry.notices.map((notice) => `  ${notice}.`),
      ]),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function articlesAndPages(articles: number, pages: number): string {
  return `${count(articles, 'article', 'articles')} and ${count(pages, 'page', 'pages')}`;
}

export function count(amount: number, one: string, many: string): string {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

function number(amount: number): string {
  return amount.toLocaleString('en-US');
}
