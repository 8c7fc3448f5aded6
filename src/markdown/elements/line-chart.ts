import type { Element, ElementContent } from 'hast';
import type { ChartData, Series } from './chart-data.ts';
import { createScale, round } from './chart-scale.ts';
import { drawing, svg } from './drawing.ts';
import { dateOfWords } from './date-of-words.ts';

/** In pixels. */
const top = 14;
const plotHeight = 200;
const axisHeight = 28;

/** Lines over labels from left to right. Where all labels are dates, their distances are those of time. */
export function drawLines({ labels, series }: ChartData): Element {
  const { ticks, position } = createScale(
    series.flatMap(({ values }) => values.filter((value) => value !== undefined)),
    4,
  );
  const down = (value: number) => round(100 - position(value));
  const across = placesOf(labels);
  const grid = ticks.flatMap((tick): ElementContent[] => {
    const y = round(top + (plotHeight * down(tick)) / 100);
    return [
      svg('line', { x1: 0, x2: '100%', y1: y, y2: y, className: [tick === 0 ? 'axis' : 'grid'] }),
      svg('text', { x: 0, y: y - 4, className: ['number'] }, [{ type: 'text', value: printTick(tick, series) }]),
    ];
  });
  // Only the lines are stretched to the width of the screen, not their strokes and not the texts.
  const plot = svg(
    'svg',
    {
      y: top,
      width: '100%',
      height: plotHeight,
      viewBox: '0 0 100 100',
      preserveAspectRatio: 'none',
      overflow: 'visible',
    },
    series.map(({ values }, index) =>
      svg('path', {
        d: pathOf(values, across, down),
        className: [`line-${index + 1}`],
        vectorEffect: 'non-scaling-stroke',
      }),
    ),
  );
  const names = shownLabels(labels.length).map((at) => {
    const anchor = at === 0 ? 'start' : at === labels.length - 1 ? 'end' : 'middle';
    return svg(
      'text',
      { x: `${across[at] ?? 0}%`, y: top + plotHeight + 18, textAnchor: anchor, className: ['number'] },
      [{ type: 'text', value: labels[at] ?? '' }],
    );
  });
  return drawing(top + plotHeight + axisHeight, [...grid, plot, ...names]);
}

/** In percent of the width. */
function placesOf(labels: readonly string[]): readonly number[] {
  const times = labels.map((label) => Date.parse(dateOfWords(label) ?? ''));
  const [first = Number.NaN] = times;
  const span = (times.at(-1) ?? Number.NaN) - first;
  const inTime = times.every((time, index) => index === 0 || time > (times[index - 1] ?? Number.NaN));
  if (inTime && span > 0) return times.map((time) => round(((time - first) / span) * 100));
  return labels.map((_, index) => (labels.length === 1 ? 50 : round((index / (labels.length - 1)) * 100)));
}

/** A line has a gap where no number is known. */
function pathOf(
  values: readonly (number | undefined)[],
  across: readonly number[],
  down: (value: number) => number,
): string {
  return values
    .flatMap((value, index) => {
      if (value === undefined) return [];
      const begins = values[index - 1] === undefined;
      // A number between two gaps is a point.
      const ends = begins && values[index + 1] === undefined ? 'h0' : '';
      return [`${begins ? 'M' : 'L'}${across[index] ?? 0} ${down(value)}${ends}`];
    })
    .join('');
}

/** The first, the last and as many between as a phone has room for. */
function shownLabels(count: number): readonly number[] {
  const most = 4;
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const middle = Math.round((count - 1) / 2);
  return [...new Set([0, middle, count - 1])];
}

/** The editor’s own thousands separators and signs go with the numbers of the axis. */
function printTick(tick: number, series: readonly Series[]): string {
  const [sample = ''] = series.flatMap(({ printed }) => printed);
  const digits = String(Math.abs(tick)).replace(/^\d{4,}/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
  const unit = /%$/.test(sample.trim()) ? '%' : '';
  return `${tick < 0 ? '−' : ''}${digits}${unit}`;
}
