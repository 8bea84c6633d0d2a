import { hashRequest } from '../../../functions/execute-action/hash-request.ts';
import { WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import type { Tools } from '../../../shared/scalekit/scalekit.ts';
import type { Executions } from '../../../shared/state/executions.ts';
import { epochSeconds } from '../../../shared/state/table.ts';
import { type HeldExecution, heldUnder } from '../../support/state/fake-executions.ts';
import { callOf, type Process } from './process.ts';

/** What a process works with. */
export type Parts = { executions: Executions; tools: Tools; now: () => number };

type Held = Map<string, HeldExecution>;
type Plant = (parts: Parts, process: Process, held: Held) => Parts;

const withTable = (parts: Parts, changed: Partial<Executions>): Parts => ({
  ...parts,
  executions: { ...parts.executions, ...changed },
});

/** Guards that are taken away, to see the model fail. */
export const plants = {
  'a lease never runs out': (parts) =>
    withTable(parts, {
      find: async (key) => {
        const record = await parts.executions.find(key);
        return record && { ...record, leaseUntil: epochSeconds(parts.now()) + WRITE_LEASE_SECONDS };
      },
    }),
  'a lease that ran out frees the key': (parts, _process, held) =>
    withTable(parts, {
      claim: async (key, write, owner) => {
        const record = held.get(heldUnder(key));
        if (record?.status === 'IN_PROGRESS' && record.leaseUntil * 1_000 <= parts.now()) {
          held.delete(heldUnder(key));
        }
        return parts.executions.claim(key, write, owner);
      },
    }),
  'an unknown outcome frees the key': (parts, { name }) =>
    withTable(parts, {
      giveUp: (key, owner) =>
        owner === name ? parts.executions.release(key, name) : parts.executions.giveUp(key, owner),
    }),
  'the key is taken after the send': (parts) => {
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
  'everybody gets the key': (parts, _process, held) =>
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
  'everybody may finish, even what was given up': (parts, _process, held) =>
    withTable(parts, {
      finish: async (key, _owner, answer) => {
        const record = held.get(heldUnder(key));
        if (record !== undefined) held.set(heldUnder(key), { ...record, status: 'DONE', answer });
      },
    }),
  'an answer is stored only once': (parts, _process, held) =>
    withTable(parts, {
      finish: (key, owner, answer) => {
        const isDone = held.get(heldUnder(key))?.status === 'DONE';
        return parts.executions.finish(key, isDone ? 'nobody' : owner, answer);
      },
    }),
  'an answer that was not stored is told': (parts) =>
    withTable(parts, {
      finish: (...given) => parts.executions.finish(...given).catch(() => undefined),
    }),
  'everybody may free a key': (parts, _process, held) =>
    withTable(parts, { release: async (key) => void held.delete(heldUnder(key)) }),
  'what stands after giving up is not read': (parts) => {
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
  'a key is not freed': (parts) => withTable(parts, { release: async () => undefined }),
  'a key belongs to any request': (parts, { payload }) =>
    withTable(parts, {
      find: async (key) => {
        const record = await parts.executions.find(key);
        return record && { ...record, requestHash: hashRequest(callOf(payload)) };
      },
    }),
} satisfies Record<string, Plant>;

export type Planted = keyof typeof plants;
