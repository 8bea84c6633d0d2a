/** Patterns of the values that no log may contain, in the form that they have on a local stack. */
const CANARIES: Record<string, RegExp> = {
  'a client secret of the simulator': /\blocal_[\w-]{32}/,
  "an access token of Scalekit's": /\bskat_[\w-]{43}/,
  "a user's access token at a provider": /\bya29\.[\w-]{32}/,
  "a user's refresh token at a provider": /\b1\/\/[\w-]{32}/,
  "a user's API key at a provider": /\bkey-[\w-]{32}|-canary-api-key/,
  'a webhook secret': /\bwhsec_[A-Za-z0-9+/]{32}/,
  "a user's token of the issuer": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  // Phrases of the sample mailbox's bodies, and texts that the secrecy tests send.
  'mail text': /I will be there at 19:40|quarterly-canary-body|Bring the "long report"/,
};

/** The names of the canaries in a line; never the line itself. */
export function canariesIn(line: string): string[] {
  return Object.entries(CANARIES)
    .filter(([, pattern]) => pattern.test(line))
    .map(([name]) => name);
}
