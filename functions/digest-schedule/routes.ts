import { AppError } from '../../shared/errors/app-error.ts';
import { knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/http/idempotency-key.ts';
import { emptyResponse, jsonResponse, REPLAYED_HEADER } from '../../shared/http/response.ts';
import { changeSettings, removeSettings, type SettingsDeps } from './change-settings.ts';
import { findLatestDigest, type LatestDeps } from './latest-digest.ts';
import { type RunDeps, runOnDemand } from './run-on-demand.ts';
import { digestBody } from './schema.ts';
import { settingsResponse } from './settings-response.ts';

/** The routes of the caller's own mail digest. */
export function digestScheduleRoutes(deps: SettingsDeps & RunDeps & LatestDeps): Routes {
  return {
    'PUT /digest': endpoint({
      access: 'write',
      body: digestBody,
      handle: async ({ body, scope: { user } }) => {
        knownConnection(body.connection);
        return jsonResponse(200, settingsResponse(await changeSettings(user, body, deps), deps.now()));
      },
    }),
    'GET /digest': endpoint({
      access: 'read',
      handle: async ({ scope: { user } }) => {
        const settings = await deps.settings.find(user);
        if (settings === undefined) throw new AppError('not-found');
        return jsonResponse(200, settingsResponse(settings, deps.now()));
      },
    }),
    'DELETE /digest': endpoint({
      access: 'write',
      handle: async ({ scope: { user } }) => {
        await removeSettings(user, deps);
        return emptyResponse();
      },
    }),
    'POST /digest/run': endpoint({
      access: 'write',
      handle: async ({ scope, header }) => {
        const key = idempotencyKeyOf(header);
        if (key === undefined) throw new AppError('idempotency-key-required');
        const { slot, replayed } = await runOnDemand(key, scope, deps);
        return jsonResponse(202, { slot }, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
      },
    }),
    'GET /digest/latest': endpoint({
      access: 'read',
      handle: async ({ scope: { user } }) => jsonResponse(200, await findLatestDigest(user, deps)),
    }),
  };
}
