import type { Bar } from '../cold/bars.ts';
import type { WarmFigures } from './measure-warm.ts';

/** Connections that a process opens for its whole life: Scalekit has one for the token and one for RPCs. */
export const CONNECTIONS = { Scalekit: 2, 'Secrets Manager': 1, DynamoDB: 1 };

/** In tests: an emulator closes a connection that is idle for five seconds, as on a machine that stalls. */
export const CONNECTIONS_SLACK = 2;

/** A few sockets and timers come and go; one that each request leaves behind would be hundreds. */
export const HANDLES_SLACK = 3;

/** Every bar of a run of `npm run bench -- warm`. */
export function listWarmBars({ cpu, overhead, growth, connections }: WarmFigures): Bar[] {
  const { first, last } = growth;
  const ratioOf = (name: string) => cpu.find((figure) => figure.name === name)?.ratio.median;
  const opened = (hosts: Record<string, number>) =>
    Object.values(hosts).reduce((sum, count) => sum + count, 0);
  const growths = `after ${last.requests} requests, to those after ${first.requests}`;
  return [
    { name: "CPU of a read / the baseline's", value: ratioOf('read'), limit: 1.3 },
    { name: "CPU of a write / the baseline's", value: ratioOf('write'), limit: 2 },
    ...overhead.map(({ name, ratio }) => ({
      name: `p99 / p50 of the overhead, ${name}`,
      value: ratio,
      limit: 4,
    })),
    { name: `heap ${growths}`, value: last.heap / first.heap, limit: 1.05 },
    { name: `RSS ${growths}`, value: last.rss / first.rss, limit: 1.05 },
    {
      name: `open handles ${growths}, difference`,
      value: last.handles - first.handles,
      limit: HANDLES_SLACK,
    },
    { name: 'connections opened', value: opened(connections), limit: opened(CONNECTIONS) },
  ];
}
