import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StackEvents } from '../../../infra/local/events/stack-events.ts';
import { faultRule } from '../../../infra/local/faults/fault-rule.ts';
import { Faults } from '../../../infra/local/faults/faults.ts';
import { TcpProxy } from '../../../infra/local/faults/network/tcp-proxy.ts';

describe('a connection through the proxy', () => {
  const events = new StackEvents();
  const faults = new Faults(events);
  let server: Server;
  let proxy: TcpProxy;
  let port: number;
  let received = '';
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        received += chunk;
        socket.write(chunk);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    proxy = new TcpProxy({ host: '127.0.0.1', port: address.port }, faults, events);
    port = await proxy.listen();
  });
  afterEach(() => {
    change({ do: 'pass' });
    received = '';
  });
  afterAll(async () => {
    await proxy.close();
    server.close();
  });
  const change = (rule: object) => faults.arm(faultRule.parse({ at: 'network', ...rule }));
  async function openConnection(): Promise<Socket> {
    const client = connect(port, '127.0.0.1');
    client.on('error', () => {});
    client.write('-');
    await new Promise((resolve) => client.once('data', resolve));
    return client;
  }

  it('keeps the order of its bytes when a delay ends', async () => {
    const client = await openConnection();
    change({ do: 'delay', ms: 200 });
    client.write('A');
    await sleep(50);
    change({ do: 'pass' });
    client.write('B');
    await expect.poll(() => received).toBe('-AB');
    client.destroy();
  });

  it.each(['both', 'requests', 'replies'])(
    'that swallows %s closes when its client gives up',
    async (swallows) => {
      await expect.poll(() => proxy.describe()).toEqual([]);
      const client = await openConnection();
      change({ do: 'blackhole', on: 'open', swallows });
      client.write('lost');
      expect(proxy.describe()).toHaveLength(1);
      client.destroy();
      await expect.poll(() => proxy.describe()).toEqual([]);
    },
  );
});
