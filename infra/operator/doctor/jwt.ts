import { decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';

const names = z.union([z.string(), z.array(z.string())]).optional();

const jwt = z.object({
  header: z.looseObject({ alg: z.string().optional(), kid: z.string().optional() }),
  claims: z.looseObject({
    iss: z.string().optional(),
    aud: names,
    client_id: z.string().optional(),
    exp: z.number().optional(),
    nbf: z.number().optional(),
    iat: z.number().optional(),
    scope: names,
    scp: names,
  }),
});

/** A token's header and claims, unverified. */
export type Jwt = z.output<typeof jwt>;

/** Reads a compact JWT; undefined for any other text. */
export function readJwt(token: string): Jwt | undefined {
  try {
    return jwt.parse({ header: decodeProtectedHeader(token), claims: decodeJwt(token) });
  } catch {
    return undefined;
  }
}
