import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import * as z from 'zod';

const PAGE = 2;

const request = z.object({
  logGroupName: z.string().optional(),
  logGroupNamePrefix: z.string().optional(),
  startTime: z.number().default(0),
  filterPattern: z.string().default(''),
  nextToken: z.string().default('0'),
});

/** Log groups of a fake of CloudWatch Logs: each line with its time (epoch ms). */
export type LogGroups = Record<string, { timestamp: number; message: string }[]>;

/**
 * Starts a fake of DescribeLogGroups and FilterLogEvents, with two results per page and patterns of the form `?"a" ?"b"`.
 * Every request with `refusal` gets that error. Returns its address.
 */
export async function startFakeLogGroups(groups: LogGroups, refusal?: string) {
  const server = createServer((incoming, response) => {
    void respondTo(incoming, groups, refusal).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<unknown>((resolve) => server.close(resolve)),
  };
}

async function respondTo(incoming: IncomingMessage, groups: LogGroups, refusal: string | undefined) {
  const given = request.parse(await json(incoming));
  if (refusal !== undefined) return { status: 400, body: { __type: refusal, message: 'refused' } };
  const from = Number(given.nextToken);
  const toPage = <Item>(name: string, all: Item[]) => ({
    status: 200,
    body: {
      [name]: all.slice(from, from + PAGE),
      ...(from + PAGE < all.length && { nextToken: `${from + PAGE}` }),
    },
  });
  if (incoming.headers['x-amz-target'] === 'Logs_20140328.DescribeLogGroups') {
    const names = Object.keys(groups).filter((name) => name.startsWith(given.logGroupNamePrefix ?? ''));
    return toPage(
      'logGroups',
      names.map((logGroupName) => ({ logGroupName })),
    );
  }
  const lines = groups[given.logGroupName ?? ''];
  if (lines === undefined)
    return { status: 400, body: { __type: 'ResourceNotFoundException', message: 'does not exist' } };
  const terms = [...given.filterPattern.matchAll(/\?"([^"]*)"/g)].map(([, term = '']) => term);
  return toPage(
    'events',
    lines.filter(
      ({ timestamp, message }) =>
        timestamp >= given.startTime && terms.some((term) => message.includes(term)),
    ),
  );
}
