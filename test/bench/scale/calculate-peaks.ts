import { SCHEDULE_WINDOW_MINUTES } from '../../../shared/config/job-limits.ts';
import { billedMs, countsOf, OPERATIONS, type Operation, OWN, USAGE } from './usage.ts';

/** What a peak demands, and the quota that ends it. */
export type Peak = { demand: string; quota: number; page: string; note: string; perUser: number };

const api = OPERATIONS.filter(({ requests }) => requests > 0);
const digest = OPERATIONS.filter(({ requests }) => requests === 0);
const changes = OPERATIONS.filter(({ counted }) => counted === 'digest: settings changed');

/** Of one user in the busiest second. */
function inBusiestSecond(operations: readonly Operation[], value: (operation: Operation) => number): number {
  const perDay = operations.reduce((sum, each) => sum + each.perDay * value(each), 0);
  return (perDay * USAGE.busiestHour * USAGE.busiestSecond) / 3_600;
}

const windowSeconds = SCHEDULE_WINDOW_MINUTES * 60;
/** Digests of one user per second of the window. */
const digestsPerSecond = (USAGE.digestShare * USAGE.sameMinute) / windowSeconds;
/** A digest's environment is nearly always cold: the users of one minute come once a day. */
const digestSeconds = digest.reduce((sum, each) => sum + billedMs(each), 0) / 1_000 + OWN.cold / 1_000;

const SCHEDULER = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html';
const TABLE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Limits.html';
const requests = ({ requests: count }: Operation) => count;

/** Every quota that grows with the users, in the regions with the highest defaults. Read on 2026-11-29. */
export const PEAKS: readonly Peak[] = [
  {
    demand: "requests per second, the stage's own `throttle.ratePerSecond`",
    ...{ quota: 100, page: 'deploy.md#parameters', note: 'a parameter' },
    perUser: inBusiestSecond(api, requests),
  },
  {
    demand: 'requests per second to API Gateway, all APIs of the account',
    ...{ quota: 10_000, note: 'on request' },
    page: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    perUser: inBusiestSecond(api, requests),
  },
  {
    demand: 'concurrent executions, all functions of the account: requests and digests',
    ...{ quota: 1_000, note: 'on request; a new account has fewer' },
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    perUser: inBusiestSecond(api, (each) => billedMs(each) / 1_000) + digestsPerSecond * digestSeconds,
  },
  {
    demand: 'digests per second that Scheduler starts',
    ...{ quota: 1_000, page: SCHEDULER, note: 'on request' },
    perUser: digestsPerSecond,
  },
  { demand: 'schedules', quota: 10_000_000, page: SCHEDULER, note: 'on request', perUser: USAGE.digestShare },
  {
    demand: 'write units per second of the table',
    ...{ quota: 40_000, page: TABLE, note: 'on request' },
    perUser:
      inBusiestSecond(api, (each) => countsOf(each).writeUnits) +
      digestsPerSecond * digest.reduce((sum, each) => sum + countsOf(each).writeUnits, 0),
  },
  {
    demand: 'read units per second of the table',
    ...{ quota: 40_000, page: TABLE, note: 'on request' },
    perUser:
      inBusiestSecond(api, (each) => countsOf(each).readUnits) +
      digestsPerSecond * digest.reduce((sum, each) => sum + countsOf(each).readUnits, 0),
  },
  {
    demand: "write units per second of the index's one partition: changes of digests, two each",
    ...{ quota: 1_000, page: TABLE, note: 'fixed' },
    perUser: inBusiestSecond(changes, () => 2),
  },
  {
    demand: 'reads of the secret per second, while the digests start',
    ...{ quota: 10_000, note: 'fixed' },
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
    perUser: digestsPerSecond,
  },
];

/** RPCs to Scalekit in the busiest second of one user: its limit is not published. */
export const rpcsPerUser =
  inBusiestSecond(api, (each) => countsOf(each).rpcs) +
  digestsPerSecond * digest.reduce((sum, each) => sum + countsOf(each).rpcs, 0);

/** Minutes until the digests of one minute are made by that many environments; never less than the window. */
export function digestMinutes(users: number, environments: number): number {
  const seconds = (users * USAGE.digestShare * USAGE.sameMinute * digestSeconds) / environments;
  return Math.max(SCHEDULE_WINDOW_MINUTES, seconds / 60);
}
