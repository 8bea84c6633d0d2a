import type { CredentialsSource, ScalekitSecret } from '../../shared/scalekit/rpc/credentials.ts';

/** Between two reads that a foreign signature causes; a forger sends more often. */
const RENEWAL_MS = 30_000;

/** The webhook secrets of the Scalekit secret: one, or two during a rotation. */
export type LiveSecrets = {
  /** At most five minutes old, while Secrets Manager responds. */
  get(): Promise<string[]>;
  /** As they are now; undefined when they were read so lately that the caller must do with those. */
  renew(): Promise<string[] | undefined>;
};

/** The secrets from the source that has Scalekit's credentials, too. */
export function liveSecrets(
  source: CredentialsSource<Pick<ScalekitSecret, 'webhookSecrets'>>,
  now: () => number,
): LiveSecrets {
  let renewedAt = now();
  return {
    get: async () => (await source.get()).webhookSecrets,
    async renew() {
      if (now() - renewedAt < RENEWAL_MS) return undefined;
      renewedAt = now();
      return (await source.refresh()).webhookSecrets;
    },
  };
}
