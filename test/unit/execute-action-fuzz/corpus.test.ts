import { describe, expect, it } from 'vitest';
import {
  goodBody,
  goodHeaders,
  hostileActions,
  TOOL,
} from '../../support/actions/requests/hostile-corpus.ts';
import type { Sent } from '../../support/actions/requests/sent.ts';
import { handled } from './handled.ts';
import { checkPrototypes } from './prototypes.ts';
import { refusalOf } from './responses.ts';

const good: Sent = {
  ...{ route: 'POST /actions/{tool}', path: { tool: TOOL }, query: {}, headers: goodHeaders },
  ...{ body: goodBody, isBase64Encoded: false, scope: 'onbehalf/write' },
};

describe('a write', () => {
  it('that is right runs, so that the others are wrong for what they say', async () => {
    const { answer, calls } = await handled(good);
    expect([answer.statusCode, calls.length]).toEqual([200, 1]);
  });

  it.each(hostileActions)('with $what is $code', async ({ code, tool = TOOL, headers, body = goodBody }) => {
    const isText = typeof body === 'string';
    const { answer, calls } = await handled({
      ...good,
      path: { tool },
      headers: { ...goodHeaders, ...headers },
      body: isText ? body : body.toString('base64'),
      isBase64Encoded: !isText,
    });
    expect(refusalOf(answer)).toBe(code);
    expect(calls).toEqual([]);
    checkPrototypes();
  });

  it('of 10 MB is refused before it is read', async () => {
    const { answer } = await handled({ ...good, body: `"${'x'.repeat(10 * 1024 * 1024)}"` });
    expect(refusalOf(answer)).toBe('payload-too-large');
  });
});
