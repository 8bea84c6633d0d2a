/** Numbers from 0 to 1, the same at every run for a seed: Mulberry32. */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chooses one key by the weights. */
export function chooseWeighted<T extends string>(weights: Record<T, number>, chance: () => number): T {
  const entries = Object.entries<number>(weights) as [T, number][];
  let left = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? entries[0])?.[0] as T;
}
