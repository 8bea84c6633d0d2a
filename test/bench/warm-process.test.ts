import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureGrowth } from './warm/measure-growth.ts';
import { startWarmProcess } from './warm/warm-process.ts';

/** Longer than a handler's own work can take on a slow machine. */
const DELAY_MS = 500;
/** A service that is called. */
const server = createServer((_request, response) => void setTimeout(() => response.end('{}'), DELAY_MS));
const folder = mkdtempSync(join(tmpdir(), 'onbehalf-warm-'));
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** A bundle whose handler does `work` and responds with 200. */
function createBundle(name: string, work: string) {
  const file = join(folder, `${name}.mjs`);
  const imports = "import { connect } from 'node:net'; import { Agent, request } from 'node:http';";
  const body = `export async function handler(event) { ${work}; return { statusCode: event.status ?? 200 }; }`;
  writeFileSync(file, `${imports} const kept = []; const agent = new Agent({ keepAlive: true }); ${body}`);
  return { name, file, environment: { URL: url } };
}

const call = `await new Promise((resolve) => request(process.env.URL, { agent }, (response) => {
  response.resume().on('end', resolve);
}).end())`;
const kind = { name: 'read', event: {}, share: 1 } as const;

describe('a measured warm process', () => {
  it('shows one connection where each request uses the same one', async () => {
    await using warm = await startWarmProcess(createBundle('reusing', call));
    await warm.serve([{}], 3);
    const { opened } = await warm.describe();
    expect(opened).toEqual({ [new URL(url).host]: 1 });
  });

  it('shows each connection and handle that a request leaves behind', async () => {
    const { hostname, port } = new URL(url);
    const leak = `await new Promise((resolve) => kept.push(connect(${port}, '${hostname}', resolve)))`;
    await using warm = await startWarmProcess(createBundle('leaking', leak));
    await warm.serve([{}], 1);
    const before = await warm.describe();
    await warm.serve([{}], 9);
    const after = await warm.describe();
    expect(after.opened).toEqual({ [new URL(url).host]: 10 });
    expect(after.handles - before.handles).toBe(9);
  });

  it('shows the memory that requests leave behind', async () => {
    const leak = createBundle('growing', "kept.push('x'.repeat(50_000).split(''))");
    const { first, last } = await measureGrowth(leak, [kind], 100);
    expect(last.heap / first.heap).toBeGreaterThan(1.05);
    expect(last.rss / first.rss).toBeGreaterThan(1.05);
  });

  it('leaves the time of calls out of the overhead, and no other time', async () => {
    await using calling = await startWarmProcess(createBundle('calling', call), true);
    const [called = Number.NaN] = (await calling.serve([{}], 1)).overheadMs;
    expect(called).toBeLessThan(DELAY_MS);
    const sleep = `await new Promise((resolve) => setTimeout(resolve, ${DELAY_MS + 1}))`;
    await using waiting = await startWarmProcess(createBundle('waiting', sleep), true);
    const [waited = Number.NaN] = (await waiting.serve([{}], 1)).overheadMs;
    expect(waited).toBeGreaterThanOrEqual(DELAY_MS);
  });

  it('rejects a status that is not 200, and a process that ends', async () => {
    await using warm = await startWarmProcess(createBundle('failing', ''));
    await expect(warm.serve([{ status: 503 }], 1)).rejects.toThrow('failing responded with 503');
    await using ending = await startWarmProcess(createBundle('ending', 'process.exit(3)'));
    await expect(ending.serve([{}], 1)).rejects.toThrow('ended with 3');
  });
});
