import { AppError } from '../../shared/errors/app-error.ts';
import { knownConnection } from '../../shared/http/connection-path.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { emptyResponse, jsonResponse, REPLAYED_HEADER } from '../../shared/http/response.ts';
import { changeSettings, removeSettings, type SettingsDeps } from './change-settings.ts';
import { findLatestDigest, type LatestDeps } from './latest-digest.ts';
import { type RunDeps, runOnDemand } from './run-on-demand.ts';
import { digestScheduleContract } from './schema.ts';
import { settingsResponse } from './settings-response.ts';

/** The routes of the caller's own mail digest. */
export function digestScheduleRoutes(deps: SettingsDeps & RunDeps & LatestDeps): Routes {
  return endpoints(digestScheduleContract, {
    'GET /digest': async ({ scope: { user } }) => {
      const settings = await deps.settings.find(user);
      if (settings === undefined) throw new AppError('not-found');
      return jsonResponse(200, settingsResponse(settings, deps.now()));
    },
    'PUT /digest': async ({ body, scope: { user } }) => {
      knownConnection(body.connection);
      return jsonResponse(200, settingsResponse(await changeSettings(user, body, deps), deps.now()));
    },
    'DELETE /digest': async ({ scope: { user } }) => {
      await removeSettings(user, deps);
      return emptyResponse();
    },
    'POST /digest/run': async ({ scope, idempotencyKey }) => {
      const { slot, replayed } = await runOnDemand(idempotencyKey, scope, deps);
      return jsonResponse(202, { slot }, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
    },
    'GET /digest/latest': async ({ scope: { user } }) =>
      jsonResponse(200, await findLatestDigest(user, deps)),
  });
}
