import { AppError } from '../../shared/errors/app-error.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { jsonResponse } from '../../shared/http/response.ts';
import { type BeginDeps, beginOffboarding } from './begin-offboarding.ts';
import { offboardingResponse, statusOf, toTime } from './offboarding-response.ts';
import { offboardingContract } from './schema.ts';

/** The routes that end everything of a user, and show how far that has come. */
export function offboardingRoutes(deps: BeginDeps): Routes {
  return endpoints(offboardingContract, {
    'DELETE /users/me': async ({ scope }) => {
      const state = await beginOffboarding(scope.user, deps);
      // What was stopped is continued by this request.
      const status = statusOf(state, deps.now()) === 'DONE' ? 'DONE' : 'RUNNING';
      return jsonResponse(202, { status, startedAt: toTime(state.startedAt) });
    },
    'GET /users/me/offboarding': async ({ scope }) => {
      const state = await deps.offboardings.find(scope.user);
      if (state === undefined) throw new AppError('not-found');
      return jsonResponse(200, offboardingResponse(state, deps.now()));
    },
  });
}
