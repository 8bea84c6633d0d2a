import type { DigestDeps } from '../../../functions/mail-digest/digest-run.ts';
import type { fakeDigestSlots } from '../../support/state/fake-digest-slots.ts';
import { ownerKey } from '../../support/state/owner-key.ts';
import type { Run } from './run.ts';

/** The dependencies of a run that a mutation can change. */
export type Parts = Pick<DigestDeps, 'slots' | 'settings' | 'tools'>;

type Mutate = (parts: Parts, given: { run: Run; slots: ReturnType<typeof fakeDigestSlots> }) => Parts;
type Slot = Parameters<Parts['slots']['find']>[0];

const keyOf = ({ user, scheduledTime }: Slot) => `${ownerKey(user)} ${scheduledTime}`;
const withSlots = (parts: Parts, changed: Partial<Parts['slots']>): Parts => ({
  ...parts,
  slots: { ...parts.slots, ...changed },
});

/** Each mutation removes one guard of the product; the models must find it. */
export const mutations = {
  'a slot in SENDING is claimed again': (parts, { slots }) =>
    withSlots(parts, {
      claim: (slot, ...given) => {
        const held = slots.held.get(keyOf(slot));
        if (held?.status === 'SENDING') held.status = 'TAKEN';
        return parts.slots.claim(slot, ...given);
      },
    }),
  'every run claims the slot': (parts, { slots }) =>
    withSlots(parts, {
      claim: (slot, ...given) => {
        const held = slots.held.get(keyOf(slot));
        if (held?.status === 'TAKEN') held.leaseUntil = 0;
        return parts.slots.claim(slot, ...given);
      },
      startSending: async (slot) => {
        const held = slots.held.get(keyOf(slot));
        if (held !== undefined) held.status = 'SENDING';
        return true;
      },
    }),
  'the message is sent before the slot is SENDING': (parts) => {
    let late = async () => true;
    return {
      ...withSlots(parts, {
        startSending: async (slot, run) => {
          late = () => parts.slots.startSending(slot, run);
          return (await parts.slots.find(slot))?.status === 'TAKEN';
        },
        close: async (...given) => {
          await late();
          return parts.slots.close(...given);
        },
      }),
    };
  },
  'a slot is closed without a condition': (parts, { slots }) =>
    withSlots(parts, {
      close: (slot, run, end, from) => {
        const held = slots.held.get(keyOf(slot));
        if (held !== undefined) Object.assign(held, { run, status: from[0] });
        return parts.slots.close(slot, run, end, from);
      },
    }),
  'a slot is closed while its run lives': (parts, { slots }) =>
    withSlots(parts, {
      closeAbandoned: (slot, from) => {
        const held = slots.held.get(keyOf(slot));
        if (held?.leaseUntil !== undefined) held.leaseUntil = 0;
        return parts.slots.closeAbandoned(slot, from);
      },
    }),
  'the end of a slot is not stored': (parts) => withSlots(parts, { close: async () => true }),
  'a run that died while sending counts as failed': (parts, { slots }) =>
    withSlots(parts, {
      closeAbandoned: async (slot, from) => {
        const reason = await parts.slots.closeAbandoned(slot, from);
        const held = slots.held.get(keyOf(slot));
        if (reason !== undefined && held !== undefined) held.reason = 'failed';
        return reason && 'failed';
      },
    }),
  'a closed slot names no failed run': (parts) =>
    withSlots(parts, {
      find: async (slot) => {
        const { failure: _, ...state } = (await parts.slots.find(slot)) ?? {};
        return 'status' in state ? state : undefined;
      },
    }),
  'an unknown outcome is sent again': (parts) => ({
    ...parts,
    tools: {
      ...parts.tools,
      write: async (...given) => {
        const first = await parts.tools.write(...given);
        return first.outcome === 'unknown' ? parts.tools.write(...given) : first;
      },
    },
  }),
  'the calls of a labelled mailbox name no label': (parts) => ({
    ...parts,
    tools: {
      ...parts.tools,
      read: ({ account: _, ...call }, scope) => parts.tools.read(call, scope),
      write: ({ account: _, ...call }, scope) => parts.tools.write(call, scope),
    },
  }),
  'the settings of a labelled mailbox are those of the default one': (parts) => ({
    ...parts,
    settings: {
      ...parts.settings,
      find: ({ account: _, ...user }) => parts.settings.find(user),
    },
  }),
  'the pause for the account is not stored': (parts) => ({
    ...parts,
    settings: { ...parts.settings, pause: async () => undefined },
  }),
  'a pause ignores the revision of the settings': (parts) => ({
    ...parts,
    settings: {
      ...parts.settings,
      pause: async (user, _revision, pause) => {
        const now = await parts.settings.find(user);
        if (now !== undefined) await parts.settings.pause(user, now.revision, pause);
      },
    },
  }),
  'a firing ignores the revision of the settings': (parts, { run }) => ({
    ...parts,
    settings: {
      ...parts.settings,
      find: async (user) => {
        const now = await parts.settings.find(user);
        return now && { ...now, revision: run.event.revision ?? now.revision };
      },
    },
  }),
} satisfies Record<string, Mutate>;

export type Mutation = keyof typeof mutations;
