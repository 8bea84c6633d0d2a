import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * The default credentials of the SDK's clients in a bundle, in place of `@aws-sdk/credential-provider-node`
 * (infra/deploy/bundles/): those of the environment and no others, as Lambda sets them there.
 */
export const defaultProvider = fromEnv;
