import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { listApiRoutes } from '../../../infra/deploy/functions/api-routes.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { tableUnder } from '../../support/page.ts';

const page = readFileSync('docs/api.md', 'utf8');
/** Adds the routes that exist in these modes only. */
const cookieMode = {
  apiUrl: 'https://api.acme.com',
  certificateArn: 'arn',
  returnUrl: 'https://app.acme.com',
};
const console = { clientId: 'acme-console', scopes: ['openid'] };
const plain = (cell = '') => cell.replaceAll('`', '');

describe('docs/api.md', () => {
  it('lists every problem code with its status, and no other', () => {
    const listed = tableUnder(page, '## Problems').map(([code, status]) => `${plain(code)} ${status}`);
    const known = Object.entries(problemCatalogue).map(([code, { status }]) => `${code} ${status}`);
    expect(listed.toSorted()).toEqual(known.toSorted());
  });

  it('lists every route with its scopes, and no other', () => {
    const listed = tableUnder(page, '## Routes').map(
      ([route, scopes]) => `${plain(route).split('?')[0]}: ${scopes?.split(';')[0]}`,
    );
    const known = listApiRoutes({ cookieMode, console }).map(({ method, path, scopes }) => {
      const names = scopes === 'none' ? [scopes] : scopes.map((scope) => scope.slice('onbehalf/'.length));
      return `${method} ${path}: ${names.join(', ')}`;
    });
    expect(listed.toSorted()).toEqual(known.toSorted());
  });
});

describe('docs/digest.md', () => {
  it('explains every setting, and no other', () => {
    const rows = tableUnder(readFileSync('docs/digest.md', 'utf8'), '## For users of the API');
    const explained = rows.map(([field]) => plain(field));
    expect(explained.toSorted()).toEqual(Object.keys(digestBody.shape).toSorted());
  });
});
