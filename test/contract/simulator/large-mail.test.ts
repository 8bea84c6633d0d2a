import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ScalekitClient } from '@scalekit-sdk/node';
import { expect, it } from 'vitest';
import { readPeakMegabytes } from '../../../infra/local/bench/peak-memory.ts';
import type { Message } from '../../support/scalekit/simulated-mail.ts';
import { simulatorControl } from '../../support/scalekit/simulator-control.ts';

const CONNECTION = 'gmail-local';
const SECONDS = 2.5;
const MEGABYTES = 500;
const LINES = 590_000;
const line = 'The crane needs a clear yard on Friday, 10.\r\n';
const mail = `From: Mira <mira@person.example>\r\nSubject: The whole log\r\n\r\n${line.repeat(LINES)}`;

/** A simulator in a process of its own: prints its address, then its seconds of processor time for each line it reads. */
const script = `
  import { startSimulator } from './infra/local/scalekit/server/simulator.ts';
  const connections = [{ name: '${CONNECTION}', provider: 'GMAIL' }];
  const simulator = await startSimulator({ clientId: 'id', clientSecret: 'secret', connections, mailboxDir: process.argv[1] });
  console.log(simulator.url);
  process.stdin.on('data', () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1e6); });
  process.stdin.on('end', () => process.exit());
`;

function startProcess(folder: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  const readLine = async () => String((await output.next()).value);
  return {
    pid: child.pid ?? 0,
    readLine,
    readSeconds: async () => {
      child.stdin.write('\n');
      return Number(await readLine());
    },
    stop: () => child.stdin.end(),
  };
}

it('a mail of 26 MB of text is served in 2.5 seconds of processor time and 500 MB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-large-'));
  await writeFile(join(folder, 'large.eml'), mail);
  const simulator = startProcess(folder);
  try {
    const url = await simulator.readLine();
    const identifier = 'ada';
    await simulatorControl(url).post('accounts/status', {
      identifier,
      connection: CONNECTION,
      status: 'ACTIVE',
    });
    const { actions } = new ScalekitClient(url, 'id', 'secret');
    const call = { toolName: 'gmail_fetch_mails', toolInput: {}, connector: CONNECTION, identifier };
    const { messages } = (await actions.executeTool(call)).data as { messages: Message[] };
    expect(messages[0]?.payload.body.size).toBe(LINES * line.length);
    expect(await simulator.readSeconds()).toBeLessThan(SECONDS);
    expect(readPeakMegabytes(simulator.pid) ?? 0).toBeLessThan(MEGABYTES);
  } finally {
    simulator.stop();
    await rm(folder, { recursive: true });
  }
}, 60_000);
