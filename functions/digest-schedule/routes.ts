import { AppError } from '../../shared/errors/app-error.ts';
import { knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/http/idempotency-key.ts';
import { emptyAnswer, jsonAnswer, REPLAYED_HEADER } from '../../shared/http/response.ts';
import { changeSettings, removeSettings, type SettingsDeps } from './change-settings.ts';
import { type LatestDeps, latestDigest } from './latest-digest.ts';
import { type RunDeps, runByHand } from './run-on-demand.ts';
import { digestBody } from './schema.ts';
import { settingsAnswer } from './settings-response.ts';

/** The routes of the caller's own mail digest. */
export function digestScheduleRoutes(deps: SettingsDeps & RunDeps & LatestDeps): Routes {
  return {
    'PUT /digest': endpoint({
      access: 'write',
      body: digestBody,
      handle: async ({ body, caller }) => {
        knownConnection(body.connection);
        return jsonAnswer(200, settingsAnswer(await changeSettings(caller, body, deps), deps.now()));
      },
    }),
    'GET /digest': endpoint({
      access: 'read',
      handle: async ({ caller }) => {
        const settings = await deps.settings.find(caller);
        if (settings === undefined) throw new AppError('not-found');
        return jsonAnswer(200, settingsAnswer(settings, deps.now()));
      },
    }),
    'DELETE /digest': endpoint({
      access: 'write',
      handle: async ({ caller }) => {
        await removeSettings(caller, deps);
        return emptyAnswer();
      },
    }),
    'POST /digest/run': endpoint({
      access: 'write',
      handle: async ({ caller, header }) => {
        const key = idempotencyKeyOf(header);
        if (key === undefined) throw new AppError('idempotency-key-required');
        const { service } = caller;
        const { slot, replayed } = await runByHand({ user: caller, service, key }, deps);
        return jsonAnswer(202, { slot }, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
      },
    }),
    'GET /digest/latest': endpoint({
      access: 'read',
      handle: async ({ caller }) => jsonAnswer(200, await latestDigest(caller, deps)),
    }),
  };
}
