import { z } from 'zod';
import { ControlError } from './control-error.ts';
import { type ControlRoute, defineRoute } from './route.ts';

const connectionChange = z.strictObject({
  connection: z.string().min(1),
  enabled: z.boolean().optional(),
  completed: z.boolean().optional(),
  authorization: z.enum(['OAUTH', 'API_KEY']).optional(),
  provider: z.string().min(1).optional(),
  oauth: z
    .strictObject({
      usePlatformCreds: z.boolean(),
      clientId: z.string(),
      scopes: z.array(z.string()),
    })
    .partial()
    .optional(),
});

/** Changes a connection as the dashboard does; a reset restores it. */
export const connectionRoutes: Record<string, ControlRoute> = {
  'POST connections': defineRoute(
    connectionChange,
    ({ connections }, { connection: name, oauth, ...change }) => {
      const found = connections.find((each) => each.name === name);
      if (!found) throw new ControlError(400, `connection: ${name} does not exist`);
      Object.assign(found, change);
      Object.assign(found.oauth, oauth);
      return { connection: found };
    },
  ),
};
