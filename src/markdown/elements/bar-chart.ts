import type { Element } from 'hast';
import type { ChartData } from './chart-data.ts';
import { round } from './chart-scale.ts';
import { drawing, svg } from './drawing.ts';

/** In pixels. Texts keep their size on every screen: all positions across are percentages. */
const labelHeight = 22;
const barHeight = 16;
const rowGap = 12;
/** Room for the number behind the longest bar, in percent. */
const room = 84;

/** Lying bars, a group for each row of the table, each with its number as typed. */
export function drawBars({ labels, series }: ChartData): Element {
  const all = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const low = Math.min(0, ...all);
  const span = Math.max(0, ...all) - low || 1;
  const across = (value: number) => round(((value - low) / span) * room);
  const zero = across(0);
  const rowHeight = labelHeight + series.length * barHeight + rowGap;
  const rows = labels.flatMap((label, row) => {
    const top = row * rowHeight;
    return [
      svg('text', { x: 0, y: top + 15, className: ['name'] }, [{ type: 'text', value: label }]),
      ...series.flatMap(({ values, printed }, index) => {
        const value = values[row];
        if (value === undefined) return [];
        const y = top + labelHeight + index * barHeight;
        const end = across(value);
        return [
          svg('rect', {
            x: `${Math.min(zero, end)}%`,
            y,
            width: `${round(Math.abs(end - zero))}%`,
            height: barHeight - 3,
            className: [`series-${index + 1}`],
          }),
          svg('text', { x: `${Math.max(zero, end)}%`, dx: 6, y: y + 11, className: ['number'] }, [
            { type: 'text', value: printed[row] ?? '' },
          ]),
        ];
      }),
    ];
  });
  const height = labels.length * rowHeight - rowGap;
  const axis = svg('line', { x1: `${zero}%`, x2: `${zero}%`, y1: 0, y2: height, className: ['axis'] });
  return drawing(height, zero > 0 ? [...rows, axis] : rows);
}
