import { describe, expect, it } from 'vitest';
import { chooseConnectUrl } from '../../../infra/deploy/parameters/connect-url.ts';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { listProblems } from './refusals.ts';
import { acme } from './stages.ts';

describe('connectUrl', () => {
  const { connectUrl, ...without } = acme;
  const console = { clientId: 'onbehalf-console' };

  it('is refused missing where the stage has no console, either', () => {
    expect(listProblems(without)).toEqual([
      'connectUrl: is missing, and so is console: an agent needs a page to which it sends the user to link an account; for example "https://app.acme.com/connections"',
    ]);
  });

  it("is refused as the API's own callback", () => {
    const cookieMode = {
      apiUrl: 'https://api.acme.test',
      certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111',
      returnUrl: 'https://app.acme.test/connections/done',
    };
    const changed = { ...acme, cookieMode, connectUrl: 'https://api.acme.test/callback' };
    const [line, ...others] = listProblems(changed);
    expect(line).toContain("connectUrl: must be a page of your own, not the API's callback");
    expect(others).toEqual([]);
  });

  it.each([
    [{ connectUrl }, connectUrl],
    [{ connectUrl, console }, connectUrl],
    [{ console }, 'https://api.acme.test/console'],
  ])('is chosen before the page of the console: %j', (change, chosen) => {
    const parameters = parseParameters({ stage: 'prod', stages: { prod: { ...without, ...change } } });
    expect(chooseConnectUrl(parameters, 'https://api.acme.test')).toBe(chosen);
  });
});
