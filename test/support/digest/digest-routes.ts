import { digestScheduleRoutes } from '../../../functions/digest-schedule/routes.ts';
import { asAppError } from '../../../shared/errors/app-error.ts';
import type { Endpoint } from '../../../shared/http/endpoint/endpoint.ts';
import { isKeyOfGap } from '../../../shared/state/restored/restored-state.ts';
import { requestScope } from '../request-scope.ts';
import { fakeDigestRuns, fakeSchedules } from '../state/fake-digest-settings.ts';
import { ownerKey } from '../state/owner-key.ts';
import { ada, DigestFakes } from './digest-fakes.ts';

type Options = { key?: string; client?: string; service?: string; account?: string };

/** The digest's routes over fakes, called by one user, who has the label `work`. */
export function digestRoutes(providerApis: readonly string[] = ['gmail']) {
  const fakes = new DigestFakes();
  const schedules = fakeSchedules();
  const invoked: unknown[] = [];
  const routes = digestScheduleRoutes({
    settings: fakes.settings,
    slots: fakes.slots,
    runs: fakeDigestRuns(),
    labels: { list: async () => ['work'] },
    offboardings: fakes.offboardings,
    schedules,
    invoke: async (event) => void invoked.push(event),
    isOfGap: (key) => isKeyOfGap(key, fakes.restored, fakes.now),
    hasProviderApi: (connection) => providerApis.includes(connection),
    now: () => fakes.now,
  });
  async function request(route: string, sent?: unknown, { key, client, service, account }: Options = {}) {
    const { handle, problems } = routes[route] as Endpoint;
    const response = await handle({
      scope: requestScope({ user: ada, client, service }),
      mayWrite: true,
      path: {},
      query: account === undefined ? {} : { account },
      body: sent,
      header: () => key,
    }).catch((error: unknown) => {
      const { code } = asAppError(error);
      throw problems.has(code) ? error : new Error(`The contract of ${route} does not declare ${code}.`);
    });
    const { statusCode: status, headers, body: text } = response;
    return { status, headers, json: text === undefined ? undefined : JSON.parse(text) };
  }
  const scheduled = (account?: string) => schedules.held.get(ownerKey({ ...ada, account }));
  return { fakes, schedules, invoked, request, scheduled };
}
