import { z } from 'zod';
import { AwsError } from '../protocol/aws-error.ts';
import { parseInput } from '../protocol/emulator.ts';
import type { Control } from './control.ts';

const revocation = z.strictObject({ holder: z.string(), action: z.string() });
const iamInput = z.strictObject({ revoked: z.array(revocation).min(1) });

export function describeIam({ access }: Pick<Control, 'access'>) {
  return { grants: access.grants(), revoked: access.revoked };
}

/** Takes grants away until DELETE. @throws AwsError for a grant that the template does not have */
export function revokeGrants(control: Pick<Control, 'access'>, body: string) {
  const { revoked } = parseInput(iamInput, body, 'BadRequest');
  const grants = control.access.grants();
  const unknown = revoked.find(
    (each) => !grants.some(({ holder, action }) => holder === each.holder && action === each.action),
  );
  if (unknown) throw new AwsError('BadRequest', `${unknown.holder} has no grant of ${unknown.action}`);
  control.access.revoked = revoked;
  return describeIam(control);
}

export function restoreGrants(control: Pick<Control, 'access'>) {
  control.access.revoked = [];
  return describeIam(control);
}
