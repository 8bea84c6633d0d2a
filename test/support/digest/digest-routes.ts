import { digestScheduleRoutes } from '../../../functions/digest-schedule/routes.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { requestScope } from '../request-scope.ts';
import { fakeDigestRuns, fakeSchedules } from '../state/fake-digest-settings.ts';
import { ada, DigestWorld } from './digest-fakes.ts';

/** The digest's routes over fakes, asked by one user. */
export function digestRoutes() {
  const world = new DigestWorld();
  const schedules = fakeSchedules();
  const invoked: unknown[] = [];
  const routes = digestScheduleRoutes({
    settings: world.settings,
    slots: world.slots,
    runs: fakeDigestRuns(),
    schedules,
    invoke: async (event) => void invoked.push(event),
    now: () => world.now,
  });
  async function ask(
    route: string,
    sent?: unknown,
    { key, service }: { key?: string; service?: string } = {},
  ) {
    const { handle } = routes[route] as Endpoint;
    const answer = await handle({
      scope: requestScope({ user: ada, service }),
      mayWrite: true,
      path: {},
      query: {},
      body: sent,
      header: () => key,
    });
    const { statusCode: status, headers, body: text } = answer;
    return { status, headers, json: text === undefined ? undefined : JSON.parse(text) };
  }
  return { world, schedules, invoked, ask, scheduled: () => schedules.held.get(userKey(ada)) };
}
