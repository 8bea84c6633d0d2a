import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { TableRequest } from '../../../infra/local/aws/dynamodb/table-meter.ts';
import { controlSimulator } from '../../../infra/local/bench/simulator.ts';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';

const calls = z.object({ counts: z.record(z.string(), z.number()) });

/** What one operation costs, as the mean of its runs. */
export type Counts = {
  tableRequests: number;
  readUnits: number;
  writeUnits: number;
  rpcs: number;
  /** Calls of other AWS services, as `scheduler.GetSchedule`. */
  awsCalls: Record<string, number>;
  /** Of the responses' bodies. */
  responseBytes: number;
  /** Written to the logs of the functions and of the API. */
  logBytes: number;
  /** `operation partition sort` of each request to the table, with their number. */
  keys: Record<string, number>;
};

/** Counts what the functions do. */
export class Meter {
  #requests: TableRequest[] = [];

  /** The stack's option. Requests without a function are the bench's own. */
  readonly observe = (request: TableRequest): void => {
    if (request.function !== undefined) this.#requests.push(request);
  };

  /** @param run returns the bytes of its responses */
  async count(
    stack: StackDescription,
    identifier: string,
    runs: number,
    run: () => Promise<number>,
  ): Promise<Counts> {
    const simulator = controlSimulator(stack, identifier);
    const { lastSeq } = await simulator.rpcs();
    await fetch(`${stack.awsUrl}/_local/calls`, { method: 'DELETE' });
    const logged = sizeOfLogs(stack);
    this.#requests = [];
    let responseBytes = 0;
    for (let done = 0; done < runs; done += 1) responseBytes += await run();
    const requests = this.#requests;
    const { entries } = await simulator.rpcs(lastSeq);
    const { counts } = calls.parse(await (await fetch(`${stack.awsUrl}/_local/calls`)).json());
    const mean = (sum: number) => Math.round((sum / runs) * 10) / 10;
    const others = Object.entries(counts).filter(([name]) => !/^(dynamodb|lambda)\./.test(name));
    return {
      tableRequests: mean(requests.length),
      readUnits: mean(requests.reduce((sum, { read }) => sum + read, 0)),
      writeUnits: mean(requests.reduce((sum, { write }) => sum + write, 0)),
      rpcs: mean(entries.length),
      awsCalls: Object.fromEntries(others.map(([name, count]) => [name, mean(count)])),
      responseBytes: Math.round(responseBytes / runs),
      logBytes: Math.round((sizeOfLogs(stack) - logged) / runs),
      keys: countBy(
        requests.map(({ operation, keys }) => `${operation} ${keys.partition} ${keys.sort}`),
        mean,
      ),
    };
  }
}

function sizeOfLogs({ functions, runFolder }: StackDescription): number {
  const files = Object.values(functions).map(({ logFile }) => logFile);
  return [...new Set([...files, join(runFolder, 'logs', 'access.log')])]
    .map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

function countBy(names: string[], mean: (sum: number) => number): Record<string, number> {
  const groups = Object.groupBy(names, (name) => name);
  return Object.fromEntries(Object.entries(groups).map(([name, all = []]) => [name, mean(all.length)]));
}
