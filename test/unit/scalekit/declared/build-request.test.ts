import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { ACTION_BODY_BYTES } from '../../../../shared/config/limits.ts';
import { buildRequest } from '../../../../shared/scalekit/declared/build-request.ts';
import {
  action,
  callOf,
  declaredTools,
  scopeOf,
  TOKEN,
  useProvider,
} from '../../../support/declared/provider.ts';
import { errorOf } from '../../../support/error-of.ts';
import { depth } from '../../../support/runs.ts';

const RUNS = depth(300, 10_000);

describe('the request of an action', () => {
  it('has each input where its template stands, and the fixed parts as they are', () => {
    const { path, query, headers, body, method } = buildRequest(
      action({
        method: 'PATCH',
        path: '/v1/{id}/notes',
        query: { fields: 'all', page: '{page}', missing: '{missing}' },
        headers: { 'X-Team': '{team}', 'X-Fixed': 'yes', 'X-Missing': '{missing}' },
        body: {
          note: { text: '{text}', tags: ['{tag}', '{missing}', 'fixed'] },
          draft: false,
          gone: '{missing}',
        },
      }),
      { id: 'a b@c', page: 2, team: 'Engines', text: '{tag} "quoted" \u2028', tag: null },
      undefined,
    );
    expect({ method, path, query: query.toString() }).toEqual({
      method: 'PATCH',
      path: ['v1', 'a b@c', 'notes'],
      query: 'fields=all&page=2',
    });
    expect(headers).toEqual({
      'user-agent': 'onbehalf',
      'content-type': 'application/json',
      'X-Team': 'Engines',
      'X-Fixed': 'yes',
    });
    expect(JSON.parse(body ?? '')).toEqual({
      note: { text: '{tag} "quoted" \u2028', tags: [null, 'fixed'] },
      draft: false,
    });
  });

  it('names a write in the header of the provider', () => {
    const named = action({ idempotencyHeader: 'Idempotency-Key' });
    expect(buildRequest(named, {}, 'the-name').headers).toHaveProperty('idempotency-key', 'the-name');
    expect(buildRequest(named, {}, undefined).headers).not.toHaveProperty('idempotency-key');
    expect(buildRequest(action(), {}, 'the-name').headers).toEqual({ 'user-agent': 'onbehalf' });
  });

  it.each([
    ...[
      '',
      '.',
      '..',
      'a/b',
      '../x',
      '/',
      '\\',
      'a\\b',
      '%2e%2e',
      '%2E%2e%2Fx',
      'a%2Fb',
      '%5c',
      '%252e',
      '%00',
      'a%0D%0ab',
      '%7F',
      'a\nb',
      '\0',
    ],
    ...['\ud800', { a: 1 }, ['a'], null, undefined],
  ])('is refused for %j in its path', (id) => {
    const error = errorOf(() => buildRequest(action({ path: '/v1/{id}' }), { id }, undefined));
    expect([error.code, error.facts.errors?.[0]?.path]).toEqual(['invalid-request', 'body.input.id']);
  });

  it.each(['', ' a', 'a ', 'a\r\nX-Other: 1', 'a\nb', 'a\0b', 'ä', '😀', 'a\tb', 'x'.repeat(1_001)])(
    'is refused for %j in a header',
    (team) => {
      const error = errorOf(() =>
        buildRequest(action({ headers: { 'X-Team': '{team}' } }), { team }, undefined),
      );
      expect([error.code, error.facts.errors?.[0]?.path]).toEqual(['invalid-request', 'body.input.team']);
    },
  );

  it('is refused over the limit of its address, and of its body', () => {
    const long = { text: 'x'.repeat(9_000) };
    expect(errorOf(() => buildRequest(action({ query: { q: '{text}' } }), long, undefined)).code).toBe(
      'invalid-request',
    );
    const twice = { text: 'x'.repeat(ACTION_BODY_BYTES / 2) };
    const body = { a: '{text}', b: '{text}' };
    expect(errorOf(() => buildRequest(action({ body }), twice, undefined)).code).toBe('payload-too-large');
  });

  it('takes no input from a prototype', () => {
    const built = buildRequest(action({ query: { q: '{toString}' }, body: '{constructor}' }), {}, undefined);
    expect([built.query.toString(), built.body]).toEqual(['', undefined]);
  });
});

describe(`a request with hostile inputs (T47, ${RUNS} each)`, { timeout: 300_000 }, () => {
  const { arrived, origin } = useProvider();
  afterEach(() => {
    arrived.length = 0;
  });

  const pieces = fc.constantFrom(
    ...[
      '..',
      '.',
      '/',
      '\\',
      '%2e%2e',
      '%2f',
      '%5C',
      '%00',
      '?',
      '#',
      '&',
      '=',
      ';',
      ':',
      '@',
      '//evil.test',
    ],
    ...[
      '\r\n',
      '\n',
      '\r',
      '\0',
      ' ',
      '\t',
      'X-Injected: 1',
      'authorization',
      '{id}',
      '{',
      '}',
      '"',
      "'",
      '\u2028',
    ],
    ...['é', '😀', '\ud800', 'a', 'Z', '0', '__proto__', 'https:', 'HTTP/1.1', 'Host: evil.test', '\\u002f'],
  );
  const hostile = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('is refused, or arrives below its address with its own headers and body alone', async () => {
    const tools = declaredTools(
      {
        own_hostile: action({
          path: '/v1/{id}/notes',
          query: { q: '{query}' },
          headers: { 'X-Team': '{team}' },
          body: { fixed: 'yes', text: '{text}' },
        }),
      },
      `${origin()}/base`,
    );
    const [names, outcomes] = [new Set<string>(), new Set<string>()];
    const property = fc.asyncProperty(hostile, hostile, hostile, hostile, async (id, query, team, text) => {
      const before = arrived.length;
      const run = await tools.write(callOf('own_hostile', { id, query, team, text }), scopeOf());
      outcomes.add(run.outcome === 'done' ? 'done' : `${run.outcome} ${run.error.code}`);
      if (run.outcome !== 'done') {
        expect([run.error.code, arrived.length]).toEqual(['invalid-request', before]);
        return;
      }
      const [request, ...others] = arrived.slice(before);
      expect(others).toEqual([]);
      const url = new URL(request?.url ?? '', origin());
      const segments = (request?.url ?? '').split('?')[0]?.split('/') ?? [];
      expect([request?.method, segments.length, ...segments.slice(0, 3), segments[4]]).toEqual([
        'POST',
        5,
        '',
        'base',
        'v1',
        'notes',
      ]);
      expect(decodeURIComponent(segments[3] ?? '')).toBe(id);
      expect([...url.searchParams]).toEqual([['q', query]]);
      for (const name of Object.keys(request?.headers ?? {})) names.add(name);
      expect(request?.headers).toMatchObject({
        host: new URL(origin()).host,
        authorization: `Bearer ${TOKEN}`,
      });
      expect(request?.headers['x-team']).toBe(team);
      expect(JSON.parse(request?.body ?? '')).toEqual({ fixed: 'yes', text });
    });
    await fc.assert(property, { numRuns: RUNS });
    const known = [
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ];
    for (const name of names) expect([...known, 'x-team']).toContain(name);
    expect(outcomes).toContain('not-run invalid-request');
  });

  it('with an ordinary part of an address arrives', async () => {
    const tools = declaredTools(
      { own_get: action({ mark: 'read', method: 'GET', path: '/{id}' }) },
      origin(),
    );
    const word = fc.string({ unit: fc.constantFrom(...'aZ0-_~.@+ ,é😀'), minLength: 1, maxLength: 20 });
    const property = fc.asyncProperty(
      word.filter((id) => !/^\.+$/.test(id)),
      async (id) => {
        const run = await tools.read(callOf('own_get', { id }), scopeOf());
        expect(run.outcome).toBe('done');
        expect(decodeURIComponent(arrived.at(-1)?.url ?? '')).toBe(`/${id}`);
      },
    );
    await fc.assert(property, { numRuns: RUNS });
  });
});
