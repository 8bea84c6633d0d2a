import type { ScalekitClient } from '@scalekit-sdk/node';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import type { Answer, Exchange } from './ask.ts';
import type { Jwt } from './jwt.ts';
import type { SecretReading } from './secret-reading.ts';

/** What the checks judge; what could not be had is absent. */
export type Facts = {
  /** To `GET /connections` without a token. */
  apiExchange: Exchange;
  api: { url: string; answer: Answer };
  /** A user's access token. */
  token: string;
  jwt: Jwt;
  stage: Parameters;
  /** The stage's, else the token's. */
  issuer: string;
  discoveryExchange: Exchange;
  /** Where the issuer's discovery document says that its keys are. */
  keysUrl: string;
  secret: SecretReading;
  credentials: { clientId: string; clientSecret: string };
  scalekitExchange: Exchange;
  /** To a request for a token. */
  credentialsExchange: Exchange;
  scalekit: ScalekitClient;
};

/** Why a check that needs it is skipped. */
export const missing: Record<keyof Facts, string> = {
  apiExchange: 'no --url is given',
  api: 'the API does not answer',
  token: 'no token is given: set ONBEHALF_TOKEN',
  jwt: 'there is no token that can be read',
  stage: 'no --stage is given',
  issuer: 'neither --stage nor a token that can be read tells the issuer',
  discoveryExchange: 'neither --stage nor a token that can be read tells the issuer',
  keysUrl: 'there is no discovery document that says where the keys are',
  secret: 'no --secret-id is given, and SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET are not set',
  credentials: 'there are no credentials of Scalekit: give --secret-id',
  scalekitExchange: 'no --stage is given',
  credentialsExchange: 'it needs --stage and --secret-id',
  scalekit: 'it needs --stage and credentials that Scalekit takes',
};
