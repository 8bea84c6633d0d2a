import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../shared/observability/log.ts';

afterEach(() => vi.unstubAllEnvs());

function record() {
  const lines: string[] = [];
  return { lines, log: createLog('connect', (line) => lines.push(line)) };
}

describe('createLog', () => {
  it('writes one line of JSON with level, message, time, service, appended keys and fields', () => {
    const { lines, log } = record();
    log.appendKeys({ requestId: 'r-1' });
    log.appendKeys({ user: 'hash' });
    log.warn('flow rejected', { reason: 'state', detail: 'two\nlines', absent: undefined });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{"level":"WARN","message":"flow rejected","timestamp":"[^\n]*\}\n$/);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'WARN',
      message: 'flow rejected',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      service: 'connect',
      requestId: 'r-1',
      user: 'hash',
      reason: 'state',
      detail: 'two\nlines',
    });
  });

  it('removes the appended keys', () => {
    const { lines, log } = record();
    log.appendKeys({ requestId: 'r-1' });
    log.resetKeys();
    log.info('request');
    expect(lines[0]).not.toContain('r-1');
  });

  it('lets no key or field replace what each line has', () => {
    const { lines, log } = record();
    log.appendKeys({ service: 'other' });
    log.error('digest', { level: 'INFO', message: 'other', timestamp: 0 });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'digest',
      timestamp: expect.any(String),
      service: 'connect',
    });
  });

  it.each([
    ['DEBUG', ['INFO', 'WARN', 'ERROR']],
    ['INFO', ['INFO', 'WARN', 'ERROR']],
    ['warn', ['WARN', 'ERROR']],
    ['FATAL', []],
  ])('writes with AWS_LAMBDA_LOG_LEVEL %s the levels %j', (level, expected) => {
    vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', level);
    const { lines, log } = record();
    log.info('request');
    log.warn('request');
    log.error('request');
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected);
  });

  it("has the id of the invocation's trace", () => {
    const { lines, log } = record();
    vi.stubEnv(
      '_X_AMZN_TRACE_ID',
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    );
    log.info('request');
    vi.stubEnv('_X_AMZN_TRACE_ID', '');
    log.info('request');
    expect(lines.map((line) => JSON.parse(line).xray_trace_id)).toEqual([
      '1-5759e988-bd862e3fe1be46a994272793',
      undefined,
    ]);
  });
});
