import type { Direct } from '../scalekit.ts';
import type { OpenToken } from './open-token.ts';
import { openProviderApi } from './provider-api.ts';

/** The providers' own APIs, for what no tool covers. */
export function createDirect(openToken: OpenToken): Direct {
  return {
    async use(ref, scope, work) {
      const token = await openToken(ref, scope);
      try {
        return await work(openProviderApi(token, ref, scope.deadline, scope.providerCallMs));
      } finally {
        token.end();
      }
    },
  };
}
