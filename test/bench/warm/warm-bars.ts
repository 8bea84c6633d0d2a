import type { WarmFigures } from './measure-warm.ts';

/** A bar, and the figure that is held against it. */
export type Bar = { bar: string; limit: number; value: number; isMet: boolean };

/** Connections that a process opens for its whole life: Scalekit has one for the token and one for RPCs. */
export const CONNECTIONS = { Scalekit: 2, 'Secrets Manager': 1, DynamoDB: 1 };

/** A few sockets and timers come and go; one that each request leaves behind would be hundreds. */
export const HANDLES_SLACK = 3;

/** The bars of a warm function. */
export function judgeWarm({ cpu, overhead, growth, connections }: WarmFigures): Bar[] {
  const ratioOf = (name: string) => cpu.find((figure) => figure.name === name)?.ratio.median ?? Number.NaN;
  const { first, last } = growth;
  const opened = (hosts: Record<string, number>) =>
    Object.values(hosts).reduce((sum, count) => sum + count, 0);
  return [
    bar("CPU of a read / the baseline's", 1.3, ratioOf('read')),
    bar("CPU of a write / the baseline's", 2, ratioOf('write')),
    ...overhead.map(({ name, ratio }) => bar(`p99 / p50 of the overhead, ${name}`, 4, ratio)),
    bar(`heap after ${last.requests} requests / after ${first.requests}`, 1.05, last.heap / first.heap),
    bar(`RSS after ${last.requests} requests / after ${first.requests}`, 1.05, last.rss / first.rss),
    bar('open handles more than after the first requests', HANDLES_SLACK, last.handles - first.handles),
    bar('connections opened', opened(CONNECTIONS), opened(connections)),
  ];
}

function bar(name: string, limit: number, value: number): Bar {
  return { bar: name, limit, value, isMet: value <= limit };
}
