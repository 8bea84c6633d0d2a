import type { FunctionDeclaration, StackParts } from './function-declaration.ts';
import { buildScalekitEnvironment, listProviderApiUrls } from './function-environments.ts';

const mailDigest: FunctionDeclaration<'mail-digest', StackParts> = {
  description: "Makes one user's mail digest and delivers it at most once",
  environment: (parts) => ({
    ...buildScalekitEnvironment(parts),
    ISSUER: parts.parameters.issuer,
    PROVIDER_API_URLS: JSON.stringify(listProviderApiUrls(parts.parameters)),
  }),
  grant(grantee, { secret, table, deadLetterQueue }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    secret.grantRead(grantee);
    table.grant(grantee, 'GetItem', 'UpdateItem', 'Query');
  },
};

/** Every function that a schedule or another function invokes, and no route. */
export const jobFunctions = { 'mail-digest': mailDigest };
