import * as z from 'zod';

/** What Lambda reports about one invocation: durations in ms, memory in MB. */
export type Report = {
  durationMs: number;
  billedMs: number;
  memoryMb: number;
  usedMb: number;
  /** Only of a cold start. */
  initMs?: number | undefined;
  isFailed: boolean;
};

/** https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report */
const jsonReport = z.object({
  type: z.literal('platform.report'),
  record: z.object({
    status: z.string().default('success'),
    metrics: z.object({
      durationMs: z.number(),
      billedDurationMs: z.number(),
      memorySizeMB: z.number(),
      maxMemoryUsedMB: z.number(),
      initDurationMs: z.number().optional(),
    }),
  }),
});

/** Reads a line of a function's log, in the log format JSON or Text. Undefined when it is no report. */
export function parseReport(message: string): Report | undefined {
  return message.startsWith('REPORT ') ? parseText(message) : parseJson(message);
}

function parseJson(message: string): Report | undefined {
  const { data } = jsonReport.safeParse(parseOrNothing(message));
  if (data === undefined) return undefined;
  const { metrics, status } = data.record;
  return {
    durationMs: metrics.durationMs,
    billedMs: metrics.billedDurationMs,
    memoryMb: metrics.memorySizeMB,
    usedMb: metrics.maxMemoryUsedMB,
    initMs: metrics.initDurationMs,
    isFailed: status !== 'success',
  };
}

function parseText(message: string): Report | undefined {
  const fields = new Map(
    message.split('\t').map((field): [string, string] => {
      const [name = '', value = ''] = field.split(': ');
      return [name.trim(), value.trim()];
    }),
  );
  const read = (name: string) => Number.parseFloat(fields.get(name) ?? '');
  const report = {
    durationMs: read('Duration'),
    billedMs: read('Billed Duration'),
    memoryMb: read('Memory Size'),
    usedMb: read('Max Memory Used'),
  };
  if (Object.values(report).some(Number.isNaN)) return undefined;
  const initMs = fields.has('Init Duration') ? read('Init Duration') : undefined;
  return { ...report, initMs, isFailed: (fields.get('Status') ?? 'success') !== 'success' };
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
