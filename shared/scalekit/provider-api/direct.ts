import type { Direct } from '../scalekit.ts';
import type { OpenToken } from './open-token.ts';
import { openProviderApi } from './provider-api.ts';

/** The providers' own APIs, for what no tool covers. */
export function createDirect(openToken: OpenToken): Direct {
  return {
    async use(connection, scope, work) {
      const token = await openToken(connection, scope);
      try {
        return await work(openProviderApi(token, connection, scope.deadline, scope.providerCallMs));
      } finally {
        token.end();
      }
    },
  };
}
