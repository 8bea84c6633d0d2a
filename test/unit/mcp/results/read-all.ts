import { showRead } from '../../../../functions/mcp/results/show-read.ts';

/** The whole JSON of a result, read part by part as its sentences say. */
export function readAll(tool: string, data: unknown): string {
  const parts: string[] = [];
  let offset = 0;
  for (;;) {
    const [json = '', sentence = ''] = showRead(tool, data, offset).split('\n');
    parts.push(json);
    const next = /`result_offset`: (\d+) for the next part/.exec(sentence)?.[1];
    if (next === undefined) return parts.join('');
    if (Number(next) !== offset + json.length)
      throw new Error(`The part at ${offset} does not end at ${next}.`);
    offset = Number(next);
  }
}
