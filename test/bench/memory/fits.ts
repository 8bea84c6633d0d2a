import type { FunctionSweep, SizeFigure } from './sweep.ts';

/** Left of the memory for what was not measured: Lambda's runtime, and fragments of a long life. */
const SPARE = 0.2;

/** Whether a fifth of the memory stays unused. */
export function leavesSpare(megabytes: number, usedMb: number): boolean {
  return usedMb <= megabytes * (1 - SPARE);
}

/** Whether the memory suffices, with the largest response where the function may receive it. */
export function fits({ isLarge }: Pick<FunctionSweep, 'isLarge'>, figure: SizeFigure): boolean {
  const { megabytes, peakMb, largeMb } = figure;
  if (isLarge && largeMb === undefined) return false;
  return leavesSpare(megabytes, Math.max(peakMb, largeMb ?? 0));
}

/** The functions whose declared size is in the sweep and does not fit. */
export function findTooSmall(functions: readonly FunctionSweep[]): string[] {
  return functions
    .filter(({ declaredMb, isLarge, sizes }) => {
      const figure = sizes.find(({ megabytes }) => megabytes === declaredMb);
      return figure === undefined || !fits({ isLarge }, figure);
    })
    .map(({ name }) => name);
}
