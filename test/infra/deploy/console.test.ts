import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { listProblems } from './refusals.ts';
import { acme } from './stages.ts';

const console = { clientId: 'acme-console', scopes: ['openid', 'onbehalf/read'] };

describe('the parameter console', () => {
  it('is off by default, and requests a sign-in, reading and writing unless it names other scopes', () => {
    const accept = (values: object) => parseParameters({ stage: 'prod', stages: { prod: values } }).console;
    expect(accept(acme)).toBeUndefined();
    expect(accept({ ...acme, console })).toEqual(console);
    expect(accept({ ...acme, console: { clientId: 'acme-console' } })?.scopes).toEqual([
      'openid',
      'onbehalf/read',
      'onbehalf/write',
    ]);
  });

  it.each([
    [{ ...console, clientId: '' }, 'console.clientId: must be a word'],
    [{ scopes: ['openid'] }, 'console.clientId: is missing'],
    [{ ...console, clientId: 'crm-sync' }, 'console.clientId: is one of serviceClients: register a public'],
    [{ ...console, clientSecret: 'x' }, 'console.clientSecret: is unknown'],
    [{ ...console, scopes: [] }, 'console.scopes: must name at least one scope'],
    [{ ...console, scopes: ['openid', 'openid'] }, 'console.scopes.1: repeats a value'],
    [
      { ...console, scopes: ['openid onbehalf/read'] },
      'console.scopes.0: must be a scope without white space',
    ],
    [{ ...console, scopes: ['onbehalf/act-as'] }, 'console.scopes.0: is for services'],
    [{ ...console, scopes: ['api://acme/onbehalf/act-as'] }, 'console.scopes.0: is for services'],
    [true, 'console: must be of type object'],
  ])('is refused as %j', (value, problem) => {
    const [line, ...others] = listProblems({ ...acme, console: value });
    expect(line).toContain(problem);
    expect(line).toMatch(/; for example \{"clientId":"onbehalf-console","scopes":\[/);
    expect(others).toEqual([]);
  });
});
