/** A named point of a call: just before its effect, or after it and before the reply. */
export type CallPoint = {
  /** The RPC's name as in the SDK, or `token`, `proxy`, `gmail`. */
  method: string;
  identifier?: string;
  tool?: string;
  when: 'before' | 'after';
};

/**
 * Whoever runs the simulator may watch it. Details never hold a token, a secret or a text; `event` is a method,
 * `ledger.<kind>`, `fault` or `webhook.<type>`.
 */
export type Observer = {
  record(source: 'scalekit', event: string, details: Record<string, unknown>): void;
  /** Awaited at each point: the call goes on when it resolves. */
  around?(point: CallPoint): Promise<void>;
};

export const nobody: Observer = { record: () => {} };
