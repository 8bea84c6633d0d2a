import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { localConnectionNames, localStage } from '../../../infra/local/run/local-stage.ts';

const addresses = {
  issuer: 'http://127.0.0.1:4000',
  frontendPort: 13_000,
  userVerifyUrl: 'http://127.0.0.1:3000/console/callback',
};

describe('the parameters of stage local', () => {
  it.each([
    ["the console's callback page", {}],
    ['a callback page on any port', { userVerifyUrl: 'http://localhost:8080/callback' }],
    ['cookie mode', { cookieApiPort: 3000, userVerifyUrl: 'http://localhost:3000/console/callback' }],
    [
      'cookie mode and a callback page of another site',
      { cookieApiPort: 3000, userVerifyUrl: 'http://127.0.0.1:8080/callback' },
    ],
  ])('are accepted by the synth: %s', (_, options) => {
    const stage = localStage('http://127.0.0.1:4010', localConnectionNames(), { ...addresses, ...options });
    expect(parseParameters({ stage: 'local', stages: { local: stage } })).toMatchObject(stage);
  });
});
