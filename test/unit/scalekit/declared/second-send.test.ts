import { afterEach, expect, it } from 'vitest';
import { writeOnce } from '../../../../shared/actions/write-once.ts';
import type { HttpAction } from '../../../../shared/connections/actions/http-action.ts';
import { linearActions } from '../../../../shared/connections/actions/linear.ts';
import { action, callOf, declaredTools, scopeOf, useProvider } from '../../../support/declared/provider.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { fakeExecutions } from '../../../support/state/fake-executions.ts';

const { arrived, state, origin } = useProvider();
afterEach(() => {
  arrived.length = 0;
  state.respond = undefined;
});

const { error } = linearActions.linear_create_issue;
const errors = [{ extensions: { code: 'FORBIDDEN' } }];

/** A write's requests with one key, each of its own. */
function senderOf(declared: HttpAction, body: unknown) {
  state.respond = (_request, response) => response.end(JSON.stringify(body));
  const { executions } = fakeExecutions(Date.now);
  const tools = declaredTools({ own_add: declared }, origin());
  const deps = { scalekit: { tools }, executions, log: { error: () => undefined }, now: Date.now };
  let requests = 0;
  return () => {
    requests += 1;
    return writeOnce(
      callOf('own_add'),
      'key-1234567890abcdef',
      { ...scopeOf(), requestId: `r${requests}` },
      deps,
    );
  };
}

it.each<[string, Partial<HttpAction>, unknown]>([
  [
    'an error beside what it did, without a declared result',
    { error },
    { data: { issueCreate: { id: 'i1', secretField: null } }, errors },
  ],
  [
    'an error of a field, which made all of the result null',
    { error, result: ['data', 'issueCreate', 'issue'] },
    { data: null, errors: [{ ...errors[0], path: ['issueCreate', 'issue'] }] },
  ],
  ['a 200 without the declared result', { result: ['data', 'made'] }, { message: 'maintenance' }],
  ['a 200 that reports no success', { done: ['success'] }, { success: false }],
])('a declared write is sent once although its key is sent twice, after %s', async (_case, parts, body) => {
  const send = senderOf(action(parts), body);
  expect(await rejectionOf(send())).toMatchObject({ code: 'outcome-unknown' });
  expect(await rejectionOf(send())).toMatchObject({ code: 'outcome-unknown', replayed: true });
  expect(arrived).toHaveLength(1);
});

it('a declared write is sent again with its key after an error without effect', async () => {
  const send = senderOf(action({ error }), { data: null, errors });
  for (const again of [send, send])
    expect(await rejectionOf(again())).toMatchObject({ code: 'provider-forbidden' });
  expect(arrived).toHaveLength(2);
});
