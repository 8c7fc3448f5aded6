/** Round numbers along an axis that cover the values. */
export interface Scale {
  readonly ticks: readonly number[];
  /** Where a value stands on the axis, in percent of its length. */
  readonly position: (value: number) => number;
}

/**
 * @param count how many steps the axis has at most
 */
export function createScale(values: readonly number[], count: number): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low || 1) / count);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Multiples of the step, so that no sum of fractions is printed as 0.30000000000000004.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  const [start = 0] = ticks;
  const end = ticks.at(-1) ?? 1;
  return { ticks, position: (value) => round(((value - start) / (end - start)) * 100) };
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Percentages with two digits: more cannot be seen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
