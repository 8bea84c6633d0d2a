import { z } from 'zod';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { refuseRepetitions } from './stage-rules.ts';
import { word } from './word.ts';

/** https://www.rfc-editor.org/rfc/rfc6749#appendix-A.4 */
const scope = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be a scope without white space')
  // Issuers may write a scope below the address of its API.
  .refine((name) => !name.endsWith(SCOPE_ACT_AS), 'is for services: the console acts for its own user only');

/** The parameters of the console, which the API serves at `/console`. */
export const consoleSchema = z.strictObject({
  /** The console's client at the issuer: a public one, which signs in with PKCE and no secret. */
  clientId: word,
  /** The scopes that it requests. */
  scopes: z
    .array(scope)
    .min(1, 'must name at least one scope')
    .superRefine(refuseRepetitions)
    .default(['openid', SCOPE_READ, SCOPE_WRITE]),
});
