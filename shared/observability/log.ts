/** Structured lines, and keys that are added to each line. */
export type Log = {
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(message: string, fields?: object): void;
  appendKeys(keys: object): void;
  /** Removes the keys of earlier lines: a process serves one request after another. */
  resetKeys(): void;
};

/** As Lambda names them in AWS_LAMBDA_LOG_LEVEL, from the most detailed. */
const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/**
 * A log for one function: each line is a JSON object with level, message, timestamp (ISO 8601), service, the id of the
 * X-Ray trace, the appended keys and the fields.
 */
export function createLog(
  service: string,
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Log {
  const lowest = LEVELS.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase() ?? 'INFO');
  let keys: object = {};
  const log =
    (level: string) =>
    (message: string, fields: object = {}) => {
      if (LEVELS.indexOf(level) < lowest) return;
      const head = { level, message, timestamp: new Date().toISOString(), service, ...findTrace() };
      // The head stands first in a line, and no key or field replaces it.
      write(`${JSON.stringify({ ...head, ...keys, ...fields, ...head })}\n`);
    };
  return {
    info: log('INFO'),
    warn: log('WARN'),
    error: log('ERROR'),
    appendKeys(more) {
      keys = { ...keys, ...more };
    },
    resetKeys() {
      keys = {};
    },
  };
}

/** Lambda sets the variable for each invocation: `Root=1-…;Parent=…;Sampled=1`. */
function findTrace(): { xray_trace_id?: string } {
  const [, id] = /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? '') ?? [];
  return id === undefined ? {} : { xray_trace_id: id };
}
