import type { AlignType } from 'mdast';
import { numbersAsTable } from '../../domain/phrases.ts';
import { drawBars } from './bar-chart.ts';
import { nameTable, onlyTable, sourceLine } from './captioned-table.ts';
import { readChart, type ChartData } from './chart-data.ts';
import { finished, frame, line, words, type ElementKind } from './element.ts';
import { drawLines } from './line-chart.ts';

/**
 * A chart of the table in it, drawn as SVG while the text is compiled. The table stays, folded, for screen readers, for
 * whoever wants the numbers, and for feeds.
 */
export const chart: ElementKind = {
  name: 'chart',
  form: 'container',
  title: 'required',
  attributes: { type: 'required', source: 'optional' },
  help: 'A chart of bars or lines, drawn from the table in it.',
  example:
    ':::chart[Lanes by year]{type="bar" source="City of Example"}\n| Year | Lanes |\n| ---- | ----- |\n| 2024 | 2     |\n:::',
  build: ({ title = [], attributes: { type = '', source }, children, report }) => {
    if (type !== 'bar' && type !== 'line') report(`“${type}” is not a kind of chart. Write type="bar" or type="line"`);
    const table = onlyTable(children, 'a chart', report);
    const properties = { className: ['chart', type] };
    if (!table) return { tag: 'figure', children: [] };
    const data = readChart(table, report);
    const isDrawable =
      data.labels.length > 0 && data.series.some(({ values }) => values.some((value) => value !== undefined));
    nameTable(table, title);
    // Numbers stand under each other.
    table.align = [null, ...data.series.map((): AlignType => 'right')];
    return {
      tag: 'figure',
      properties,
      children: [
        line('figcaption', {}, title),
        ...(data.series.length > 1 ? [legend(data)] : []),
        ...(isDrawable ? [finished(type === 'line' ? drawLines(data) : drawBars(data))] : []),
        frame('details', {}, [line('summary', {}, [words(numbersAsTable)]), table]),
        ...(source === undefined ? [] : [sourceLine(source)]),
      ],
    };
  },
};

function legend({ series }: ChartData) {
  const names = series.map(({ name }, index) => line('span', { className: [`key-${index + 1}`] }, [words(name)]));
  return line('p', { className: ['legend'], ariaHidden: 'true' }, names);
}
