import { hashRequest } from '../../../shared/actions/hash-request.ts';
import { WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import type { Tools } from '../../../shared/scalekit/scalekit.ts';
import type { Executions } from '../../../shared/state/executions/executions.ts';
import { epochSeconds } from '../../../shared/state/table.ts';
import { type HeldExecution, heldUnder } from '../../support/state/fake-executions.ts';
import { callOf, type Process } from './process.ts';

/** The dependencies of a process. */
export type Parts = { executions: Executions; tools: Tools; now: () => number };

type Held = Map<string, HeldExecution>;
type Mutate = (parts: Parts, process: Process, held: Held) => Parts;

const withTable = (parts: Parts, changed: Partial<Executions>): Parts => ({
  ...parts,
  executions: { ...parts.executions, ...changed },
});

/** Each removes one guard; the model must then fail. */
export const mutations = {
  'a lease never runs out': (parts) =>
    withTable(parts, {
      find: async (key) => {
        const record = await parts.executions.find(key);
        return record && { ...record, leaseUntil: epochSeconds(parts.now()) + WRITE_LEASE_SECONDS };
      },
    }),
  'an expired lease releases the key': (parts, _process, held) =>
    withTable(parts, {
      claim: async (key, write, owner) => {
        const record = held.get(heldUnder(key));
        if (record?.status === 'IN_PROGRESS' && record.leaseUntil * 1_000 <= parts.now()) {
          held.delete(heldUnder(key));
        }
        return parts.executions.claim(key, write, owner);
      },
    }),
  'an unknown outcome releases the key': (parts, { name }) =>
    withTable(parts, {
      giveUp: (key, owner) =>
        owner === name ? parts.executions.release(key, name) : parts.executions.giveUp(key, owner),
    }),
  'the key is claimed after the send': (parts) => {
    let late = async () => true;
    const claim: Executions['claim'] = async (key, write, owner) => {
      late = () => parts.executions.claim(key, write, owner);
      return (await parts.executions.find(key)) === undefined;
    };
    const write: Tools['write'] = async (call, scope) => {
      const run = await parts.tools.write(call, scope);
      await late();
      return run;
    };
    return { ...withTable(parts, { claim }), tools: { ...parts.tools, write } };
  },
  'every process gets the key': (parts, _process, held) =>
    withTable(parts, {
      claim: (key, write, owner) => {
        held.delete(heldUnder(key));
        return parts.executions.claim(key, write, owner);
      },
    }),
  'a process does not know its own record': (parts, _process, held) =>
    withTable(parts, {
      claim: async (key, write, owner) =>
        held.get(heldUnder(key))?.owner !== owner && parts.executions.claim(key, write, owner),
    }),
  'an expired record stays': (parts, _process, held) =>
    withTable(parts, {
      claim: async (key, write, owner) =>
        (!held.has(heldUnder(key)) || held.get(heldUnder(key))?.owner === owner) &&
        parts.executions.claim(key, write, owner),
    }),
  'any process may finish, even after a give-up': (parts, _process, held) =>
    withTable(parts, {
      finish: async (key, _owner, response) => {
        const record = held.get(heldUnder(key));
        if (record !== undefined) held.set(heldUnder(key), { ...record, status: 'DONE', answer: response });
      },
    }),
  'a response is stored only once': (parts, _process, held) =>
    withTable(parts, {
      finish: (key, owner, response) => {
        const isDone = held.get(heldUnder(key))?.status === 'DONE';
        return parts.executions.finish(key, isDone ? 'no owner' : owner, response);
      },
    }),
  'a result that was not stored is returned': (parts) =>
    withTable(parts, {
      finish: (...given) => parts.executions.finish(...given).catch(() => undefined),
    }),
  'any process may release a key': (parts, _process, held) =>
    withTable(parts, { release: async (key) => void held.delete(heldUnder(key)) }),
  'the record is not read again after a give-up': (parts) => {
    let isGivenUp = false;
    const giveUp: Executions['giveUp'] = async (...given) => {
      isGivenUp = true;
      return parts.executions.giveUp(...given);
    };
    const find: Executions['find'] = async (key) => {
      const record = await parts.executions.find(key);
      return record && isGivenUp ? { ...record, status: 'UNKNOWN' } : record;
    };
    return withTable(parts, { giveUp, find });
  },
  'a key is not released': (parts) => withTable(parts, { release: async () => undefined }),
  'a key belongs to any request': (parts, { payload }) =>
    withTable(parts, {
      find: async (key) => {
        const record = await parts.executions.find(key);
        return record && { ...record, requestHash: hashRequest(callOf(payload)) };
      },
    }),
} satisfies Record<string, Mutate>;

export type MutationName = keyof typeof mutations;
