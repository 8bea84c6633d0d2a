import * as z from 'zod/mini';
import { OFFBOARD_LEASE_SECONDS, OFFBOARDING_TTL_SECONDS } from '../../config/job-limits.ts';
import { AppError } from '../../errors/app-error.ts';
import { PENDING_INDEX } from '../alignment/pending-index.ts';
import { epochSeconds, queryPages, sendConditional, type Table } from '../table.ts';
import type { User } from '../user-key.ts';
import {
  countFound,
  type LookState,
  locateOffboarding,
  type Offboarding,
  parseOffboarding,
  type SignedRecord,
} from './offboarding-item.ts';
import { PENDING_OFFBOARDING } from './offboarding-starts.ts';

/** A running offboarding, and the run that holds its lease. */
export type HeldOffboarding = { hash: string; run: string; user: User; state: Offboarding };

/** What a run records: values that replace those before, and members that join a set. */
type Progress = {
  set?: Partial<LookState>;
  add?: Partial<Record<'labels' | 'trails' | 'accounts' | 'schedules' | 'deadLetters', readonly string[]>>;
};

/** What the job writes. Every write is idempotent, as it is retried after a lost response. */
export type OffboardingRuns = {
  /** Leases the user's offboarding to a run. @returns undefined when none is running, or another run is at work */
  claim(hash: string, run: string): Promise<HeldOffboarding | undefined>;
  /** Records progress, and renews the lease. @throws AppError `request-in-progress` when another run has the lease */
  record(held: HeldOffboarding, progress?: Progress): Promise<HeldOffboarding>;
  /** Ends the offboarding: its record stays, and the user's hash. @throws as `record` */
  finish(held: HeldOffboarding, record: SignedRecord, endedAt: number): Promise<void>;
  /** Ends the lease, so that another run can continue. */
  release(held: HeldOffboarding): Promise<void>;
};

/** Runs in the table, in the item of their offboarding. */
export function offboardingRunsIn(table: Table, now: () => number = Date.now): OffboardingRuns {
  const update = async (held: Pick<HeldOffboarding, 'hash' | 'run'>, input: UpdateOfRun) => {
    const { names = {}, values = {}, expression } = input;
    const updated = await sendConditional(() =>
      table.update({
        ...locateOffboarding(held),
        UpdateExpression: expression,
        ConditionExpression: '#status = :running AND #run = :run',
        ExpressionAttributeNames: { '#status': 'status', '#run': 'run', ...names },
        ExpressionAttributeValues: { ':running': 'RUNNING', ':run': held.run, ...values },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return updated && parseOffboarding(updated.Attributes);
  };
  const leaseUntil = () => now() + OFFBOARD_LEASE_SECONDS * 1_000;
  return {
    async claim(hash, run) {
      const claimed = await sendConditional(() => table.update(claimUpdate(hash, run, now(), leaseUntil())));
      if (claimed === undefined) return undefined;
      const state = parseOffboarding(claimed.Attributes);
      const { issuer = '', identifier = '' } = state;
      return { hash, run, user: { issuer, identifier }, state };
    },
    async record(held, progress = {}) {
      const state = await update(held, progressUpdate(progress, leaseUntil()));
      if (state === undefined) throw new AppError('request-in-progress');
      return { ...held, state };
    },
    async finish(held, record, endedAt) {
      const isEnded = await update(held, endUpdate(held.state, record, endedAt));
      if (isEnded !== undefined) return;
      // A retry of the update finds what it has written.
      const { Item } = await table.get({ ...locateOffboarding(held), ConsistentRead: true });
      if (Item?.record?.signature !== record.signature) throw new AppError('request-in-progress');
    },
    async release(held) {
      await update(held, { expression: 'SET leaseUntil = :ended', values: { ':ended': 0 } });
    },
  };
}

type UpdateOfRun = { expression: string; names?: Record<string, string>; values?: Record<string, unknown> };

/** Lambda's retry of an event continues the work of its earlier attempt, which has ended. */
function claimUpdate(hash: string, run: string, now: number, until: number) {
  const [event = run] = run.split('.');
  return {
    ...locateOffboarding({ hash }),
    UpdateExpression: 'SET #run = :run, leaseUntil = :until',
    ConditionExpression:
      '#status = :running AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now OR begins_with(#run, :event))',
    ExpressionAttributeNames: { '#status': 'status', '#run': 'run' },
    ExpressionAttributeValues: {
      ':running': 'RUNNING',
      ':run': run,
      ':until': until,
      ':now': now,
      ':event': `${event}.`,
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

function progressUpdate({ set = {}, add = {} }: Progress, until: number): UpdateOfRun {
  const values = Object.entries(set);
  const members = Object.entries(add).filter(([, names]) => names.length > 0);
  const names = [...values, ...members].map(([name]) => [`#${name}`, name]);
  const adding = members.map(([name]) => `#${name} :${name}`).join(', ');
  return {
    expression: [
      `SET leaseUntil = :until${values.map(([name]) => `, #${name} = :${name}`).join('')}`,
      ...(adding === '' ? [] : [`ADD ${adding}`]),
    ].join(' '),
    names: Object.fromEntries(names),
    values: {
      ':until': until,
      ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(members.map(([name, added]) => [`:${name}`, new Set(added)])),
    },
  };
}

/** Everything that names the user, and everything of the work alone. */
const ENDED = [
  ...['issuer', 'identifier', PENDING_INDEX.partitionKey, PENDING_INDEX.sortKey, 'run', 'leaseUntil'],
  ...['quietUntil', 'countedTo', 'hasFound', 'hadFound'],
  ...['labels', 'trails', 'accounts', 'schedules', 'deadLetters'],
];

function endUpdate(state: Offboarding, record: SignedRecord, endedAt: number): UpdateOfRun {
  const set = { status: 'DONE', endedAt, record, counts: countFound(state) };
  const expiresAt = epochSeconds(endedAt) + OFFBOARDING_TTL_SECONDS;
  const values = Object.entries({ ...set, expiresAt });
  return {
    expression: `SET ${values.map(([name]) => `#${name} = :${name}`).join(', ')} REMOVE ${ENDED.map((name) => `#${name}`).join(', ')}`,
    names: Object.fromEntries([...values.map(([name]) => name), ...ENDED].map((name) => [`#${name}`, name])),
    values: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
  };
}

const pendingSchema = z.object({ pk: z.string() });

/** The hashes of the users whose offboarding began before that time (epoch ms) and has not ended, oldest first. */
export async function* listUnfinished(table: Table, before: number): AsyncIterable<string[]> {
  const query = {
    IndexName: PENDING_INDEX.name,
    KeyConditionExpression: '#work = :work AND #since < :before',
    ExpressionAttributeNames: { '#work': PENDING_INDEX.partitionKey, '#since': PENDING_INDEX.sortKey },
    ExpressionAttributeValues: { ':work': PENDING_OFFBOARDING, ':before': before },
  };
  for await (const items of queryPages(table, query)) {
    yield items.map((item) => pendingSchema.parse(item).pk.slice('USER#'.length));
  }
}
