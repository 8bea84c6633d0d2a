import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import { serverClock } from '../../../shared/aws/server-clock.ts';
import { awsServer, type Received, responses } from '../../support/aws/aws-server.ts';
import { expectedAuthorization } from '../../support/aws/verify-signature.ts';
import { thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const { success, error } = responses;
const request = { method: 'POST', path: '/', body: '{}' } as const;
const MINUTE = 60_000;
const local = Date.parse('2026-11-22T08:00:00Z');
const httpDate = (time: number) => ({ date: new Date(time).toUTCString() });

/** The time of the signature, in minutes after the function's own. */
function minutesAhead({ headers }: Received): number {
  const [, ...parts] = headers['x-amz-date']?.match(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/) ?? [];
  const [year = 0, month = 0, ...rest] = parts.map(Number);
  return (Date.UTC(year, month - 1, ...(rest as [number])) - local) / MINUTE;
}

beforeEach(() => {
  vi.useFakeTimers({ now: local, toFake: ['Date'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function openScheduler(environment: Record<string, string>) {
  return openService({ service: 'scheduler', attempts: 3, attemptMs: 30_000, environment });
}

describe('a function whose clock is wrong', () => {
  it.each([
    ['behind', 10],
    ['ahead', -10],
  ])(
    'corrects it by the refusal when it is %s, and signs by the corrected clock from there on',
    async (_how, minutes) => {
      const serverTime = httpDate(local + minutes * MINUTE);
      const { environment, requests } = await awsServer(
        error(403, 'InvalidSignatureException', serverTime),
        (response) => response.writeHead(200, serverTime).end('{"done":true}'),
      );
      const service = openScheduler(environment);
      expect(await service.call(request)).toEqual({ done: true });
      await service.call(request);
      expect(requests.map(minutesAhead)).toEqual([0, minutes, minutes]);
    },
  );

  it('repeats each of concurrent requests that AWS refused, also those whose refusal comes after the correction', async () => {
    const serverTime = httpDate(local + 10 * MINUTE);
    // All three are sent before the first is refused.
    const sent: (() => void)[] = [];
    const refusal = error(403, 'InvalidSignatureException', serverTime);
    const refuse: typeof refusal = (...given) => {
      sent.push(() => refusal(...given));
      if (sent.length === 3) for (const respond of sent) respond();
    };
    const succeed = (response: ServerResponse) => response.writeHead(200, serverTime).end('{}');
    const { environment, requests } = await awsServer(refuse, refuse, refuse, succeed);
    const service = openScheduler(environment);
    await Promise.all([1, 2, 3].map(() => service.call(request)));
    expect(requests.map(minutesAhead)).toEqual([0, 0, 0, 10, 10, 10]);
  });

  it('does not repeat what AWS refuses under a right clock', async () => {
    const { environment, requests } = await awsServer(
      error(403, 'InvalidSignatureException', httpDate(local + 3 * MINUTE)),
    );
    await thrownBy(openScheduler(environment).call(request));
    expect(requests).toHaveLength(1);
  });

  it('does not repeat what AWS refuses under the corrected clock', async () => {
    const serverTime = httpDate(local + 10 * MINUTE);
    const { environment, requests } = await awsServer(
      (response) => response.writeHead(200, serverTime).end('{}'),
      error(400, 'ValidationException', serverTime),
    );
    const service = openScheduler(environment);
    await service.call(request);
    await thrownBy(service.call(request));
    expect(requests).toHaveLength(2);
  });
});

it('signs each attempt anew, since a signature ends after five minutes', async () => {
  const { environment, requests } = await awsServer((response) => {
    vi.setSystemTime(local + 10 * MINUTE);
    response.writeHead(500, httpDate(local + 10 * MINUTE)).end('{}');
  }, success());
  await openScheduler(environment).call(request);
  expect(requests.map(minutesAhead)).toEqual([0, 10]);
  for (const received of requests)
    expect(received.headers.authorization).toBe(expectedAuthorization(received, 'local'));
});

describe('serverClock', () => {
  it.each([
    ['a cache’s response', { ...httpDate(local + 10 * MINUTE), age: '600' }, local],
    ['a response read after the process was frozen', httpDate(local - 16 * MINUTE), local - 16 * MINUTE],
    ['no date', {}, local],
    ['no time', { date: 'yesterday' }, local],
  ])('stays as it is after %s', (_what, headers, sentAt) => {
    const clock = serverClock();
    expect(clock.correct(headers, sentAt, clock.now())).toBe(false);
    expect(clock.now().getTime()).toBe(local);
  });

  it('follows a small difference, for which no request is repeated', () => {
    const clock = serverClock();
    expect(clock.correct(httpDate(local + 2 * MINUTE), local, clock.now())).toBe(false);
    expect(clock.now().getTime()).toBe(local + 2 * MINUTE);
  });
});
