/** The outcome of a load: what was requested, what was injected, and what the ledger has. */
export type LoadOutcome = {
  /** Responses by status; 0: none arrived. */
  statuses: Readonly<Record<number, number>>;
  /** The faults that fired. */
  injected: number;
  /** Responses of status 5xx to requests that no fault can reach. */
  unexplained: number;
  /** Responses to a repeated write that differ from the first one's. */
  changedReplays: number;
  /** By key of a write: the status of its first response, 0 where none arrived, and its entries in the ledger. */
  writes: readonly { status: number; entries: number }[];
  /** Megabytes of the functions' processes in all, sampled evenly over time. */
  memory: readonly number[];
};

const EXPECTED = [200, 409];
const GROWTH = 1.1;

/** What does not hold of a load, in words. */
export function judgeLoad(outcome: LoadOutcome): string[] {
  const { statuses, injected, unexplained, changedReplays, writes, memory } = outcome;
  const entries = Object.entries(statuses).map(([status, count]) => [Number(status), count] as const);
  const failed = entries.filter(([status]) => status === 0 || status >= 500);
  const failures = failed.reduce((sum, [, count]) => sum + count, 0);
  const odd = entries.filter(([status]) => status > 0 && status < 500 && !EXPECTED.includes(status));
  const wrong: string[] = [];
  if (failures > injected) wrong.push(`${failures} requests failed, and ${injected} faults were injected`);
  if (unexplained > 0) wrong.push(`${unexplained} requests failed that no fault can reach`);
  for (const [status, count] of odd) wrong.push(`${count} responses have status ${status}`);
  const twice = writes.filter((write) => write.entries > 1).length;
  if (twice > 0) wrong.push(`${twice} writes have several entries in the ledger`);
  const lost = writes.filter(({ status, entries: found }) => status === 200 && found === 0).length;
  if (lost > 0) wrong.push(`${lost} writes with status 200 have no entry in the ledger`);
  if (changedReplays > 0) wrong.push(`${changedReplays} repeated writes have another response`);
  if (writes.length === 0 || memory.length < 6) wrong.push('the load was too short to be judged');
  const [early, late] = [
    memory.slice(memory.length / 3, (2 * memory.length) / 3),
    memory.slice(-memory.length / 3),
  ];
  if (mean(late) > GROWTH * mean(early))
    wrong.push(`the functions' memory grew from ${Math.round(mean(early))} to ${Math.round(mean(late))} MB`);
  return wrong;
}

/** `twice`: users with several messages; `unsent`: slots that are DELIVERED, of users without one. */
export type DrainOutcome = Record<
  'fired' | 'delivered' | 'skipped' | 'dead' | 'queued' | 'twice' | 'unsent',
  number
>;

/** What does not hold of the digests of one firing, in words. */
export function judgeDrain(outcome: DrainOutcome): string[] {
  const { fired, delivered, skipped, dead, queued, twice, unsent } = outcome;
  const wrong: string[] = [];
  const found = delivered + skipped + dead + queued;
  if (found !== fired) wrong.push(`${fired} slots fired, and ${found} are accounted for`);
  if (twice > 0) wrong.push(`${twice} slots have several messages`);
  if (unsent > 0) wrong.push(`${unsent} slots are DELIVERED without a message`);
  if (delivered === 0) wrong.push('no digest was delivered');
  return wrong;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
