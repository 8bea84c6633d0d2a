import type { Statement } from './statement.ts';

/** A grant that the control API took away: whose, and the action as the policy writes it. */
export type Revocation = { holder: string; action: string };

export function withoutRevoked(
  statements: readonly Statement[],
  revoked: readonly Revocation[],
): readonly Statement[] {
  if (revoked.length === 0) return statements;
  return statements.map((statement) => {
    const actions = revoked.filter(({ holder }) => holder === statement.holder).map(({ action }) => action);
    const patterns = statement.actions.patterns.filter((pattern) => !actions.includes(pattern));
    return { ...statement, actions: { ...statement.actions, patterns } };
  });
}
