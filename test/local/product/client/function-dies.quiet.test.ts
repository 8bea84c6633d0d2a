import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import { createClient, newKey } from '../../../../shared/client/index.ts';
import { linkGmail, simulator, stack, token } from '../../../support/stack/product.ts';
import { armFault, healStack } from '../../../support/stack/stack-control.ts';

afterEach(healStack);

it('the write that docs/actions.md shows is done once when the function dies before it has sent', async () => {
  const [, snippet = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/actions.md', 'utf8')) ?? [];
  await linkGmail('doc-died');
  const accessToken = await token({ sub: 'doc-died' });
  const call = createClient({ baseUrl: stack.apiUrl, token: () => accessToken });
  const mail = { to: 'bob@example.com', subject: 'Hi', body: 'there' };
  await armFault({ at: 'dynamodb.PutItem', do: 'kill', function: 'execute-action' });
  const { executionId } = await runInNewContext(`(async () => { ${snippet}; return result; })()`, {
    call,
    newKey,
    mail,
  });
  const { entries } = await simulator.get('ledger?identifier=doc-died');
  const sent = entries.filter(({ kind }) => kind === 'mail-sent');
  expect(sent).toHaveLength(1);
  expect(typeof executionId).toBe('string');
});
