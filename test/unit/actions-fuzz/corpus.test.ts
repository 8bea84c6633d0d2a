import { describe, expect, it } from 'vitest';
import {
  goodBody,
  goodHeaders,
  hostileActions,
  TOOL,
} from '../../support/actions/requests/hostile-corpus.ts';
import type { RawRequest } from '../../support/actions/requests/raw-request.ts';
import { handleRequest } from './handle-request.ts';
import { checkPrototypes } from './prototypes.ts';
import { refusalCodeOf } from './refusal-code.ts';

const good: RawRequest = {
  ...{ route: 'POST /actions/{tool}', path: { tool: TOOL }, query: {}, headers: goodHeaders },
  ...{ body: goodBody, isBase64Encoded: false, scope: 'onbehalf/write' },
};

describe('a write', () => {
  it('runs when it has no error, so each case below has exactly one', async () => {
    const { response, calls } = await handleRequest(good);
    expect([response.statusCode, calls.length]).toEqual([200, 1]);
  });

  it.each(hostileActions)(
    'is refused as $code when it has $what',
    async ({ code, tool = TOOL, headers, body = goodBody }) => {
      const isText = typeof body === 'string';
      const { response, calls } = await handleRequest({
        ...good,
        path: { tool },
        headers: { ...goodHeaders, ...headers },
        body: isText ? body : body.toString('base64'),
        isBase64Encoded: !isText,
      });
      expect(refusalCodeOf(response)).toBe(code);
      expect(calls).toEqual([]);
      checkPrototypes();
    },
  );

  it('is refused unread when it has 10 MB', async () => {
    const { response } = await handleRequest({ ...good, body: `"${'x'.repeat(10 * 1024 * 1024)}"` });
    expect(refusalCodeOf(response)).toBe('payload-too-large');
  });
});
