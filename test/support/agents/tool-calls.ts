import { readFile } from 'node:fs/promises';
import { stack } from '../stack/product.ts';

/** How often a tool was called through `/mcp` since the stack started, by outcome, as the function's log has it. */
export async function outcomesOf(tool: string): Promise<{ done: number; replayed: number }> {
  const log = await readFile(stack.functions.mcp?.logFile ?? '', 'utf8');
  const lines = log.split('\n').filter((line) => line.includes(`"tool":"${tool}"`));
  const count = (outcome: string) => lines.filter((line) => line.includes(`"outcome":"${outcome}"`)).length;
  return { done: count('done'), replayed: count('replayed') };
}
