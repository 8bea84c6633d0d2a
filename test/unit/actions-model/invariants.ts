import { IDEMPOTENCY_TTL_SECONDS, WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import { epochSeconds } from '../../../shared/state/table.ts';
import type { Model } from './model.ts';
import { faultless, type Process, type Verdict } from './process.ts';

type Settled = Process & { verdict: Verdict };

/** @throws Error naming every violation */
export function checkInvariants(model: Model): void {
  const settled = model.processes.filter((each): each is Settled => each.verdict !== undefined);
  const violations = [
    ...findDoubleEffects(model),
    ...settled.flatMap((each) => [...checkAlone(each, model), ...checkAgainstOthers(each, settled, model)]),
  ];
  if (violations.length > 0) throw new Error([...new Set(violations)].join('; '));
}

/** A result, a final failure, or a stored unknown outcome: every later response must agree with it. */
function isConclusive({ verdict }: Settled): boolean {
  if (verdict.kind === 'unknown') return verdict.isReplay;
  return verdict.kind === 'result' || verdict.kind === 'final failure';
}

function findDoubleEffects({ effects }: Model): string[] {
  return effects.flatMap((one, at) =>
    effects
      .slice(at + 1)
      .filter(({ process, claimedAt }) => {
        const apart = Math.abs(epochSeconds(claimedAt) - epochSeconds(one.claimedAt));
        return process.key === one.process.key && apart <= IDEMPOTENCY_TTL_SECONDS;
      })
      .map(() => 'one key has two effects'),
  );
}

/** The violations of one response alone. */
function checkAlone(process: Settled, model: Model): string[] {
  const { verdict, faults, script, lastSeen, name } = process;
  const violations: string[] = [];
  if (verdict.kind === 'unexpected') violations.push(`an unexpected response: ${verdict.what}`);
  if (verdict.kind === 'unavailable' && faults.length === 0) violations.push('unavailable without a fault');
  const waitsForItself = verdict.kind === 'in progress' && process.claimedAt !== undefined;
  if (waitsForItself && !model.resurrected.has(name)) violations.push('it waits for itself');
  const isClaimed = model.processes.some(
    ({ key, claimedAt }) => key === process.key && claimedAt !== undefined,
  );
  if (verdict.kind === 'in progress' && !isClaimed) violations.push('it waits for no process');
  const isDoubtful = faults.length > 0 || script.ending.startsWith('unknown') || script.outlives;
  if (verdict.kind === 'unknown' && !verdict.isReplay && !isDoubtful)
    violations.push('unknown without a fault');
  const owner = model.processes.find((each) => each.name === lastSeen?.owner);
  const isOther = owner !== undefined && owner.payload !== process.payload;
  const isAboutOther = isConclusive(process) || verdict.kind === 'in progress';
  if (process.asks === 'send' && process.claimedAt === undefined) {
    if (verdict.kind === 'other request' && !isOther)
      violations.push('the same request is rejected as another');
    if (isAboutOther && isOther) violations.push('another request gets the response');
  }
  const hasEffect = model.effects.some((each) => each.process === process);
  if ((verdict.kind === 'not sent' || verdict.kind === 'unavailable') && hasEffect)
    violations.push('it was sent although the response denies it');
  if (isStuck(process, model)) violations.push(`a key that ${name} released is not free`);
  return violations;
}

/** Whether a write that did not happen left its record, though no fault kept it from releasing the key. */
function isStuck({ verdict, claimedAt, faults, script, name, key }: Settled, model: Model): boolean {
  const isFree = verdict.kind === 'not sent' || (verdict.kind === 'unavailable' && claimedAt !== undefined);
  // A process frozen beyond its lease reports on a record that others have closed.
  if (!isFree || script.outlives || model.resurrected.has(name)) return false;
  const couldRelease = !faults.some(({ call, fate }) => call === 'release' && fate === 'fails');
  return couldRelease && model.recordOf(key)?.owner === name;
}

/** The violations of one response against earlier ones, and against those about the same record. */
function checkAgainstOthers(later: Settled, settled: Settled[], { processes }: Model): string[] {
  const violations: string[] = [];
  for (const other of settled) {
    if (other === later || other.key !== later.key || other.about === undefined) continue;
    if (other.about === later.about && !agree(other.verdict, later.verdict))
      violations.push('two responses contradict');
    if (!isConclusive(other) && other.verdict.kind !== 'unknown') continue;
    if (other.ended >= later.began || later.verdict.kind === 'unavailable') continue;
    if (other.about === later.about) {
      const isBack = isConclusive(other) && later.verdict.kind === 'in progress';
      if (isBack) violations.push('in progress after its end');
      continue;
    }
    const { claimedAt = 0 } = processes.find(({ name }) => name === other.about) ?? {};
    const expiresAt = epochSeconds(claimedAt) + IDEMPOTENCY_TTL_SECONDS;
    if (epochSeconds(later.endedAt) <= expiresAt) violations.push('a response is forgotten');
  }
  return violations;
}

/** The first response may be unknown and a later one the result, if the reply of storing it was lost. */
function agree(one: Verdict, other: Verdict): boolean {
  const kinds = [one.kind, other.kind];
  if (one.kind === 'unknown' && other.kind === 'unknown') return true;
  if (one.kind === 'unknown' || other.kind === 'unknown') {
    const stored = [one, other].some((verdict) => verdict.kind === 'unknown' && verdict.isReplay);
    return !stored || !kinds.some((kind) => kind === 'result' || kind === 'final failure');
  }
  const both = ['result', 'final failure'];
  if (!both.includes(one.kind) || !both.includes(other.kind)) return true;
  if (one.kind !== other.kind) return false;
  const [first, second] = [one, other].map((verdict) =>
    'executionId' in verdict ? verdict.executionId : undefined,
  );
  return first === second || first === undefined || second === undefined;
}

/** Runs everything to its end: then every key has a response, and is free again a day later. */
export async function checkEnd(model: Model): Promise<void> {
  await model.drain();
  if (model.processes.some(({ isOver }) => !isOver)) throw new Error('a request has no response');
  model.tick(WRITE_LEASE_SECONDS + 1);
  for (const key of new Set(model.processes.map((each) => each.key))) await checkKey(model, key);
  model.tick(IDEMPOTENCY_TTL_SECONDS + 1);
  for (const key of new Set(model.processes.map((each) => each.key))) {
    const fresh = model.send(key, 1, faultless);
    await model.drain();
    checkInvariants(model);
    if (fresh.claimedAt === undefined || fresh.verdict?.kind !== 'result')
      throw new Error('a key never becomes free again');
  }
}

/** Without faults, a repeated write ends, and the status agrees with its response. */
async function checkKey(model: Model, key: string): Promise<void> {
  const owner = model.processes.find(({ name }) => name === model.recordOf(key)?.owner);
  const last = model.send(key, owner?.payload ?? 0, faultless);
  await model.drain();
  const asked = model.ask(key, faultless);
  await model.drain();
  checkInvariants(model);
  const ends = ['result', 'final failure', 'unknown'];
  if (!ends.includes(last.verdict?.kind ?? '')) throw new Error(`in the end it is ${last.verdict?.kind}`);
  if (asked.verdict?.kind !== last.verdict?.kind) throw new Error('the status differs from the replay');
}
