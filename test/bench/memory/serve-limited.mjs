// Imports a bundle and sends its handler each event that the parent sends. Plain JavaScript, since type stripping would
// count as the bundle's.
const [, , file] = process.argv;
const { handler } = await import(file);

process.on('message', async (event) => {
  const started = performance.now();
  const deadline = Date.now() + 110_000;
  const context = {
    awsRequestId: crypto.randomUUID(),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  const response = await handler(event, context);
  const ms = performance.now() - started;
  process.send({ ms, peakMb: process.resourceUsage().maxRSS / 1_024, response });
});
process.send('imported');
