import type { z } from 'zod';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';

type Addresses = {
  connectionNames: Record<string, string | undefined>;
  providerApiUrls?: Record<string, string | undefined> | undefined;
};

/** The address of a connection's API stands in one place: with the connection, else with the stage. */
export function refuseOtherAddresses(stage: string) {
  return ({ connectionNames, providerApiUrls = {} }: Addresses, context: z.RefinementCtx): void => {
    const refuse = (connection: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['providerApiUrls', connection], message });
    for (const [connection, config] of Object.entries<ConnectionConfig>(connections)) {
      const isGiven = providerApiUrls[connection] !== undefined;
      if (isGiven && config.apiUrl !== undefined && stage !== 'local') {
        refuse(connection, "sends users' tokens elsewhere: only stage local may replace an address");
      }
      const needsOne = config.actions !== undefined && config.apiUrl === undefined;
      if (needsOne && !isGiven && connectionNames[connection] !== undefined) {
        refuse(connection, 'is missing: the actions of the connection have no address');
      }
    }
  };
}
