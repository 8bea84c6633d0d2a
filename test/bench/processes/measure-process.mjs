// Imports a bundle, sends its handler each event in turn, and writes what it measured to descriptor 3. Plain JavaScript
// without imports: type stripping and Node's own modules would count as the bundle's.
const [, , parameters] = process.argv;
const { file, events } = JSON.parse(parameters);
const PAUSE_MS = 20;
const startedAt = process.hrtime.bigint();
const usedBefore = process.cpuUsage();

function measure() {
  const { user, system } = process.cpuUsage(usedBefore);
  return { cpuMs: (user + system) / 1_000, wallMs: Number(process.hrtime.bigint() - startedAt) / 1e6 };
}

const { handler } = await import(file);
const imported = measure();
const modules = process.moduleLoadList.length;

const responses = [];
for (const event of events) {
  // So that a request of the next event cannot be taken for one of the last.
  if (responses.length > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  const deadline = Date.now() + 28_000;
  const context = {
    awsRequestId: crypto.randomUUID(),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  const response = await handler(event, context);
  responses.push({ ...measure(), atMs: Number(process.hrtime.bigint()) / 1e6, response });
}

const loadsUndici = process.moduleLoadList.some((name) => name.includes('internal/deps/undici'));
process.getBuiltinModule('fs').writeSync(3, JSON.stringify({ imported, modules, loadsUndici, responses }));
process.exit();
