import type { Table } from 'mdast';
import { textOf, type WrittenElement } from './element.ts';

/** A column of numbers. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** The numbers as the editor typed them. */
  readonly printed: readonly string[];
}

export interface ChartData {
  /** The first column. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

const mostSeries = 4;
const mostRows = 200;

/** Takes the table of a chart apart: labels in the first column, numbers in the others. */
export function readChart(table: Table, report: WrittenElement['report']): ChartData {
  const [head, ...rows] = table.children;
  const names = (head?.children ?? []).slice(1).map((cell) => textOf(cell).trim());
  if (names.length === 0 || names.length > mostSeries) {
    report(`a chart needs one to ${mostSeries} columns of numbers behind the column of labels.`, table);
  }
  if (rows.length === 0 || rows.length > mostRows)
    report(`a chart needs 1 to ${mostRows} rows below its heads.`, table);
  const series = names.map((name, index) => {
    const printed = rows.map((row) => {
      const cell = row.children[index + 1];
      return cell ? textOf(cell).trim() : '';
    });
    return { name, printed, values: printed.map((typed) => readNumber(typed)?.value) };
  });
  rows.forEach((row, index) => {
    for (const { name, printed, values } of series) {
      const typed = printed[index] ?? '';
      if (values[index] !== undefined || isMissing(typed)) continue;
      report(
        `“${typed}” in the column “${name}” is not a number. Write for example 12,000 or 3.5, or – where none is known.`,
        row,
      );
    }
  });
  const typed = series.flatMap(({ printed }) => printed);
  const units = [...new Set(typed.flatMap((number) => readNumber(number)?.unit ?? []))];
  if (units.length > 1) {
    const [first, other] = units.map((unit) => typed.find((number) => readNumber(number)?.unit === unit));
    report(`“${first}” and “${other}” have not the same unit. Write all numbers of a chart in one.`, table);
  }
  return { labels: rows.map(({ children: [cell] }) => (cell ? textOf(cell).trim() : '')), series };
}

/** A number as typed, with its unit: `12,000`, `3.5 %`, `$4`, `−7`, `1.5 million`. Undefined if it is no number. */
export function readNumber(typed: string): { readonly value: number; readonly unit: string } | undefined {
  const match =
    /^(\p{L}{0,3}\p{Sc})?\s?([+−–-]?)\s?(\d{1,3}(?:[,\s]\d{3})+|\d+)(\.\d+)?\s?([\p{L}\p{Sc}%‰°²³/ .]{0,20})$/u.exec(
      typed,
    );
  if (!match) return undefined;
  const [, before = '', sign = '', whole = '', fraction = '', behind = ''] = match;
  const value = Number(whole.replace(/[,\s]/g, '') + fraction);
  return { value: sign !== '' && sign !== '+' ? -value : value, unit: `${before} ${behind}`.trim() };
}

function isMissing(typed: string): boolean {
  return /^(?:|[–—-]|n\/a)$/i.test(typed);
}
