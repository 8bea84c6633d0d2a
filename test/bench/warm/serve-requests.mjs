// Imports a bundle, serves as many requests as the parent asks for, and sends back what it measured. Plain JavaScript,
// since type stripping would count as the bundle's.
import { subscribe } from 'node:diagnostics_channel';

const [, , file, traced] = process.argv;
/** Connections opened since the start, by address. */
const opened = {};
/** Calls under way, and since when at least one is. */
let calls = 0;
let since = 0;
let inCallsMs = 0;

function beginCall() {
  if (calls === 0) since = performance.now();
  calls += 1;
}
function endCall() {
  calls -= 1;
  if (calls === 0) inCallsMs += performance.now() - since;
}

subscribe('net.client.socket', ({ socket }) => {
  socket.once('connect', () => {
    const address = `${socket.remoteAddress}:${socket.remotePort}`;
    opened[address] = (opened[address] ?? 0) + 1;
  });
});
// Only where the overhead is measured: a subscriber costs processor time.
if (traced !== undefined) {
  subscribe('http.client.request.start', beginCall);
  subscribe('http.client.request.error', endCall);
  subscribe('http.client.response.finish', ({ response }) => response.once('close', endCall));
  subscribe('http2.client.stream.start', beginCall);
  subscribe('http2.client.stream.close', endCall);
}

const { handler } = await import(file);

/** Each request parses its event, as Lambda's runtime does. */
async function serve(events, count) {
  const overheadMs = [];
  const statuses = {};
  globalThis.gc();
  const usedBefore = process.cpuUsage();
  for (let at = 0; at < count; at += 1) {
    const event = JSON.parse(events[at % events.length].replace('{key}', crypto.randomUUID()));
    const deadline = Date.now() + 28_000;
    const context = {
      awsRequestId: crypto.randomUUID(),
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
    inCallsMs = 0;
    const started = performance.now();
    const { statusCode } = await handler(event, context);
    overheadMs.push(performance.now() - started - inCallsMs);
    statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
  }
  const { user, system } = process.cpuUsage(usedBefore);
  return { cpuMs: (user + system) / 1_000, overheadMs, statuses };
}

function describeProcess() {
  // Also compacts, and returns free pages to the system: what is left is held.
  globalThis.gc({ type: 'major', flavor: 'last-resort' });
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    rss,
    heap: heapUsed + external,
    peakRss: process.resourceUsage().maxRSS * 1_024,
    handles: process.getActiveResourcesInfo().length,
    opened,
  };
}

process.on('message', async ({ events, count }) => {
  process.send(events === undefined ? describeProcess() : await serve(events, count));
});
process.send('ready');
