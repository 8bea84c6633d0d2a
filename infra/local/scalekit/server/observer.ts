/**
 * Receives the events of the simulator. Details never contain a token, a secret or a text. `event` is an operation,
 * `ledger.<kind>` or `webhook.<type>`; for the source `fault` it is the action of the rule.
 */
export type Observer = {
  record(source: 'scalekit' | 'fault', event: string, details: Record<string, unknown>): void;
};

export const silentObserver: Observer = { record: () => {} };
