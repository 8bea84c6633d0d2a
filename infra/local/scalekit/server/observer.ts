/**
 * Receives what happens in the simulator. Details never contain a token, a secret or a text. `event` is an
 * operation, `ledger.<kind>` or `webhook.<type>`; of the source `fault` it is the action.
 */
export type Observer = {
  record(source: 'scalekit' | 'fault', event: string, details: Record<string, unknown>): void;
};

export const silentObserver: Observer = { record: () => {} };
