import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';

const script = fileURLToPath(new URL('measure-process.mjs', import.meta.url));

const usage = z.object({ cpuMs: z.number(), wallMs: z.number() });
const measured = z.object({
  imported: usage,
  modules: z.number(),
  /** By its last response. */
  loadsUndici: z.boolean(),
  /** `atMs`: on the clock of `process.hrtime`, which the processes of a machine share. */
  responses: z.array(usage.extend({ atMs: z.number(), response: z.unknown() })),
});

/** Processor and wall time since the import began, in milliseconds. */
export type Usage = z.output<typeof usage>;

/** A bundle and the environment of its process. */
export type Bundle = { name: string; file: string; environment: Record<string, string> };

/**
 * Imports the bundle in a new process and sends its handler each event in turn. Returns the usage after the import and after
 * each response; `modules` is the number of Node's own modules after the import.
 * @throws Error with the process's output when it fails or responds with an error
 */
export async function runProcess({ name, file, environment }: Bundle, events: readonly unknown[]) {
  const parameters = JSON.stringify({ file: pathToFileURL(file).href, events });
  const child = spawn(process.execPath, [script, parameters], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const output = Promise.all(child.stdio.slice(1).map((stream) => text(stream as Readable)));
  const [code] = await once(child, 'close');
  const [stdout, stderr, result = ''] = await output;
  // A bundle's lines are long, and an error's own come last.
  const lines = `${stdout}${stderr}`.slice(-2_000);
  if (code !== 0) throw new Error(`The process of ${name} ended with ${code}.\n${lines}`);
  const read = measured.parse(JSON.parse(result));
  const failed = read.responses.find(({ response }) => !isSuccess(response));
  if (failed) throw new Error(`${name} responded with ${JSON.stringify(failed.response)}.\n${lines}`);
  return read;
}

/** Whether a measured response is one of a function that did its work, and not of one that refused early. */
export function isSuccess(response: unknown): boolean {
  if (typeof response !== 'object' || response === null) return false;
  if ('statusCode' in response) return [200, 201, 202].includes(Number(response.statusCode));
  if ('isDone' in response) return true;
  // An offboarding waits for minutes between its looks: the job is measured without one.
  return 'status' in response && ['DELIVERED', 'NOTHING_TO_DO'].includes(String(response.status));
}

/** The bundle with an environment in which every address refuses connections. */
export function withoutNetwork(bundle: Bundle): Bundle {
  const refused = Object.entries(bundle.environment).map(([name, value]) => [
    name,
    value.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1'),
  ]);
  return { ...bundle, environment: Object.fromEntries(refused) };
}
