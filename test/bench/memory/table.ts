import { costOfMillion } from './cost.ts';
import { fits } from './fits.ts';
import { MEMORY_SIZES } from './memory-sizes.ts';
import type { FunctionSweep, SizeFigure } from './sweep.ts';

/** One row per function, one value per size; a size whose memory does not suffice has none. */
export function toMemoryTable(functions: readonly FunctionSweep[]): { head: string[]; rows: string[][] } {
  const list = (given: FunctionSweep, format: (figure: SizeFigure) => string) =>
    MEMORY_SIZES.map((size) => {
      const figure = given.sizes.find(({ megabytes }) => megabytes === size);
      return figure === undefined || !fits(given, figure) ? '–' : format(figure);
    }).join(' · ');
  const rows = functions.map((each) => {
    const chosen = each.sizes.find(({ megabytes }) => megabytes === each.declaredMb);
    const peak = chosen && [chosen.peakMb, chosen.largeMb].filter((value) => value !== undefined);
    return [
      each.name,
      list(each, ({ initMs, coldMs }) => (initMs + coldMs).toFixed(0)),
      list(each, ({ warmMs }) => warmMs.toFixed(0)),
      list(each, ({ megabytes, warmMs }) => costOfMillion(megabytes, warmMs).toFixed(2)),
      peak?.map((value) => value.toFixed(0)).join(', ') ?? '–',
      String(each.declaredMb),
    ];
  });
  const sizes = MEMORY_SIZES.join(' · ');
  return {
    head: [`MB: ${sizes}`, 'first response, ms', 'warm, ms', '$ per million', 'peak, MB', 'chosen, MB'],
    rows,
  };
}
