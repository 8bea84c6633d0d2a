import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKey } from '../../../../shared/client/index.ts';
import { bundleForPage } from '../../../browser/fixture/product-page.ts';
import { ARRIVED } from '../../../support/client/journey.ts';
import { linkGmail, stack, token } from '../../../support/stack/product.ts';

/** As the user's own Node runs it, which may be Node 20. */
it("the client's journey arrives on the Node of the PATH", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-node-'));
  using cleaning = new DisposableStack();
  cleaning.defer(() => rmSync(folder, { recursive: true }));
  await linkGmail('client-node');
  const [accessToken, key] = [await token({ sub: 'client-node' }), newKey()];
  const program = bundleForPage(`
import { createClient } from 'onbehalf/client';
import { journey } from './test/support/client/journey.ts';
const call = createClient({ baseUrl: '${stack.apiUrl}', token: () => '${accessToken}' });
console.log(JSON.stringify([process.versions.node, await journey(call, '${key}')]));
`);
  writeFileSync(join(folder, 'program.mjs'), program);
  const printed = execFileSync('node', [join(folder, 'program.mjs')], { encoding: 'utf8' });
  const [version, arrived] = JSON.parse(printed) as [string, unknown];
  expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(20);
  expect(arrived).toEqual(ARRIVED);
});
