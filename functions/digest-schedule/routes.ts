import { AppError } from '../../shared/errors/app-error.ts';
import { knownConnection } from '../../shared/http/connection-path.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { emptyResponse, jsonResponse, REPLAYED_HEADER } from '../../shared/http/response.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import { type Offboardings, refuseDuringOffboarding } from '../../shared/state/offboarding/offboardings.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';
import { changeSettings, removeSettings, type SettingsDeps } from './change-settings.ts';
import { findLatestDigest, type LatestDeps } from './latest-digest.ts';
import { requireLabel } from './require-label.ts';
import { type RunDeps, runOnDemand } from './run-on-demand.ts';
import { digestScheduleContract } from './schema.ts';
import { settingsResponse } from './settings-response.ts';

type DigestDeps = SettingsDeps &
  RunDeps &
  LatestDeps & { labels: Pick<Labels, 'list'>; offboardings: Offboardings };

/** The routes of the caller's own mail digests, one for each mailbox. */
export function digestScheduleRoutes(deps: DigestDeps): Routes {
  return endpoints(digestScheduleContract, {
    'GET /digest': async (request) => {
      const settings = await deps.settings.find(ownerOf(request));
      if (settings === undefined) throw new AppError('not-found');
      return jsonResponse(200, settingsResponse(settings, deps.now()));
    },
    'PUT /digest': async ({ body, ...request }) => {
      knownConnection(body.connection);
      const owner = ownerOf(request);
      await requireLabel(owner, deps.labels);
      const settings = await changeSettings(owner, body, deps);
      return jsonResponse(200, settingsResponse(settings, deps.now()));
    },
    'DELETE /digest': async (request) => {
      await removeSettings(ownerOf(request), deps);
      return emptyResponse();
    },
    'POST /digest/run': async ({ idempotencyKey, ...request }) => {
      const owner = ownerOf(request);
      const { user, client, service, via } = request.scope;
      await refuseDuringOffboarding(user, deps);
      const { slot, replayed } = await runOnDemand(idempotencyKey, { owner, client, service, via }, deps);
      const body = { ...request.query, slot };
      return jsonResponse(202, body, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
    },
    'GET /digest/latest': async (request) =>
      jsonResponse(200, await findLatestDigest(ownerOf(request), deps)),
  });
}

type OwnerRequest = { scope: Pick<RequestScope, 'user'>; query: { account?: string | undefined } };

function ownerOf({ scope: { user }, query: { account } }: OwnerRequest): DigestOwner {
  return account === undefined ? user : { ...user, account };
}
