import { CommandError } from '../operator/command-error.ts';
import { readRealScalekit } from '../operator/scalekit-env.ts';
import type { LocalStack } from './run/stack-description.ts';
import { readStartOptions } from './run/start-options.ts';

// `npm start`: runs the stack on this machine until it receives a signal. See docs/local/start.md.

/** A terminal signals the whole group, and the parent process forwards the signal: two within this time count once. */
const ONE_SIGNAL_MS = 500;

const stopping = new AbortController();
let firstSignal = 0;

function onSignal(): void {
  if (!stopping.signal.aborted) {
    firstSignal = Date.now();
    stopping.abort();
  } else if (Date.now() - firstSignal > ONE_SIGNAL_MS) {
    process.exit(130);
  }
}

async function start(): Promise<LocalStack> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  const scalekit = readRealScalekit(process.env);
  // Imported after the signal handlers are set, as loading it takes a while.
  const { startLocalStack } = await import('./stack.ts');
  return startLocalStack({
    ...options,
    scalekit,
    report: (message) => process.stdout.write(`${message}\n`),
    signal: stopping.signal,
  });
}

function announce({ consoleUrl, apiUrl, issuerUrl, scalekitUrl, simulatorUrl, awsUrl }: LocalStack): void {
  const scalekit = simulatorUrl ? `simulator   ${simulatorUrl}` : `Scalekit    ${scalekitUrl}    (real)`;
  process.stdout.write(`
Onbehalf is ready.

  console     ${consoleUrl}    signs in with any name
  API         ${apiUrl}
  issuer      ${issuerUrl}    curl -s ${issuerUrl}/tokens -d sub=ada
  ${scalekit}
  AWS         ${awsUrl}

Every address and name is in .local/stack.json; docs/local/start.md explains their use. Ctrl-C stops the stack.
`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
// The parent is infra/bootstrap.mjs; without it no signal would arrive.
process.on('disconnect', onSignal);

try {
  const stack = await start();
  announce(stack);
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  }
  await stack.close();
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  const text =
    error instanceof CommandError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`onbehalf: ${text}\n`);
  process.exit(1);
}
