/**
 * What one tool needs at the provider: of each inner list one entry, the least right first. A tool without an entry
 * needs nothing beyond a valid token.
 */
type ToolNeeds = Record<string, readonly (readonly string[])[]>;

/** What a connection's tools need at the provider, and what its tokens are like. */
export type ConnectionNeeds = {
  /**
   * `scopes`: the OAuth app requests them for each user, and Scalekit shows them. `capabilities`: they are switched on
   * at the provider, and Scalekit does not show them.
   */
  kind: 'scopes' | 'capabilities';
  tools: ToolNeeds;
  /** Whether an access token ends within a day, so that an account without a refresh token ends with it. */
  expires: boolean;
};
