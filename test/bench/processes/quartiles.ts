/** Median and quartiles of a list of measurements. */
export type Quartiles = { q1: number; median: number; q3: number };

/** Computes them by linear interpolation. @throws Error for an empty list */
export function toQuartiles(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (low === undefined || high === undefined) throw new Error('No value was measured.');
    return low + (high - low) * (place % 1);
  };
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) };
}

/** Divides each by the same number. */
export function divideQuartiles({ q1, median, q3 }: Quartiles, by: number): Quartiles {
  return { q1: q1 / by, median: median / by, q3: q3 / by };
}
