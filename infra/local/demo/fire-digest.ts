import { z } from 'zod';
import { digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import type { SlotState, StoredDigest } from '../../../shared/state/slot-items.ts';
import { type DigestOwner, ownerHash } from '../../../shared/state/user-key.ts';
import { openLocalTable } from '../aws/dynamodb/table-client.ts';
import type { StackDescription } from '../run/stack-description.ts';

type Firing = { times?: number; scheduledTime?: string };

const firedSchedule = z.object({ scheduledTime: z.iso.datetime() });

/** Fires the schedule of `PUT /digest`, as Scheduler does. @returns the slot's scheduled time */
export async function fireDigest(
  stack: StackDescription,
  user: DigestOwner,
  firing: Firing = {},
): Promise<string> {
  const { DigestScheduleGroup: group } = stack.outputs;
  const response = await fetch(`${stack.awsUrl}/_local/schedules/${ownerHash(user)}/fire`, {
    method: 'POST',
    body: JSON.stringify({ ...firing, group }),
  });
  if (!response.ok) throw new Error(`The schedule did not fire: ${response.status}`);
  const { scheduledTime } = firedSchedule.parse(await response.json());
  return new Date(scheduledTime).toISOString();
}

/** Waits until the slot is closed. @throws Error after 30 s */
export async function awaitSlot(
  stack: StackDescription,
  user: DigestOwner,
  scheduledTime: string,
): Promise<SlotState> {
  await using stopping = new AsyncDisposableStack();
  const table = openLocalTable(stack);
  stopping.defer(() => table.close());
  const slots = digestSlotsIn(table);
  const end = Date.now() + 30_000;
  for (;;) {
    const slot = await slots.find({ user, scheduledTime });
    if (slot?.closedAt !== undefined) return slot;
    if (Date.now() > end) throw new Error('The slot is still open after 30 s; see the log of mail-digest.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Reads the owner's latest stored digest. @throws Error when there is none */
export async function readStoredDigest(stack: StackDescription, user: DigestOwner): Promise<StoredDigest> {
  const table = openLocalTable(stack);
  try {
    const stored = await digestSlotsIn(table).findLatest(user);
    if (stored === undefined) throw new Error('No digest is stored; see the log of mail-digest.');
    return stored;
  } finally {
    table.close();
  }
}
