import { IDEMPOTENCY_TTL_SECONDS, WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import { epochSeconds } from '../../../shared/state/table.ts';
import { goodLuck, type Process, type Told } from './process.ts';
import type { World } from './world.ts';

type Answered = Process & { told: Told };

/** @throws Error naming what must never be, and is */
export function checkInvariants(world: World): void {
  const answered = world.processes.filter((each): each is Answered => each.told !== undefined);
  const wrong = [
    ...tooManyEffects(world),
    ...answered.flatMap((each) => [...wrongAlone(each, world), ...wrongBeside(each, answered, world)]),
  ];
  if (wrong.length > 0) throw new Error([...new Set(wrong)].join('; '));
}

/** A result, a final failure, or an unknown outcome that is stored: what every later answer says, too. */
function isConclusive({ told }: Answered): boolean {
  if (told.kind === 'unknown') return told.isReplay;
  return told.kind === 'result' || told.kind === 'final failure';
}

function tooManyEffects({ effects }: World): string[] {
  return effects.flatMap((one, at) =>
    effects
      .slice(at + 1)
      .filter(({ process, takenAt }) => {
        const apart = Math.abs(epochSeconds(takenAt) - epochSeconds(one.takenAt));
        return process.key === one.process.key && apart <= IDEMPOTENCY_TTL_SECONDS;
      })
      .map(() => 'one key has two effects'),
  );
}

/** What an answer must not be, whatever the others say. */
function wrongAlone(process: Answered, world: World): string[] {
  const { told, faults, luck, saw, name } = process;
  const wrong: string[] = [];
  if (told.kind === 'unexpected') wrong.push(`an unexpected answer: ${told.what}`);
  if (told.kind === 'unavailable' && faults.length === 0) wrong.push('unavailable, and nothing failed');
  const waitsForItself = told.kind === 'in progress' && process.takenAt !== undefined;
  if (waitsForItself && !world.haunted.has(name)) wrong.push('it waits for itself');
  const isClaimed = world.processes.some(({ key, takenAt }) => key === process.key && takenAt !== undefined);
  if (told.kind === 'in progress' && !isClaimed) wrong.push('it waits for nobody');
  const isDoubtful = faults.length > 0 || luck.ending.startsWith('unknown') || luck.outlives;
  if (told.kind === 'unknown' && !told.isReplay && !isDoubtful) wrong.push('unknown, and nothing failed');
  const owner = world.processes.find((each) => each.name === saw?.owner);
  const isOther = owner !== undefined && owner.payload !== process.payload;
  const isAboutOther = isConclusive(process) || told.kind === 'in progress';
  if (process.asks === 'send' && process.takenAt === undefined) {
    if (told.kind === 'other request' && !isOther) wrong.push('the same request is called another');
    if (isAboutOther && isOther) wrong.push('another request is answered');
  }
  const hasEffect = world.effects.some((each) => each.process === process);
  if ((told.kind === 'not sent' || told.kind === 'unavailable') && hasEffect)
    wrong.push('it was sent after all');
  if (isStuck(process, world)) wrong.push(`a key that ${name} says is free is not`);
  return wrong;
}

/** Whether a write that did not happen left its record, though nothing kept it from freeing the key. */
function isStuck({ told, takenAt, faults, luck, name, key }: Answered, world: World): boolean {
  const isFree = told.kind === 'not sent' || (told.kind === 'unavailable' && takenAt !== undefined);
  // Who is frozen past its lease speaks of a record that others have closed.
  if (!isFree || luck.outlives || world.haunted.has(name)) return false;
  const couldFree = !faults.some(({ call, fate }) => call === 'release' && fate === 'fails');
  return couldFree && world.recordOf(key)?.owner === name;
}

/** What an answer must not be beside those that came before its request, or are about the same record. */
function wrongBeside(later: Answered, answered: Answered[], { processes }: World): string[] {
  const wrong: string[] = [];
  for (const other of answered) {
    if (other === later || other.key !== later.key || other.about === undefined) continue;
    if (other.about === later.about && !agree(other.told, later.told)) wrong.push('two answers contradict');
    if (!isConclusive(other) && other.told.kind !== 'unknown') continue;
    if (other.ended >= later.began || later.told.kind === 'unavailable') continue;
    if (other.about === later.about) {
      const isBack = isConclusive(other) && later.told.kind === 'in progress';
      if (isBack) wrong.push('in progress after it had ended');
      continue;
    }
    const { takenAt = 0 } = processes.find(({ name }) => name === other.about) ?? {};
    const expiresAt = epochSeconds(takenAt) + IDEMPOTENCY_TTL_SECONDS;
    if (epochSeconds(later.endedAt) <= expiresAt) wrong.push('an answer is forgotten');
  }
  return wrong;
}

/** The first caller may hear that it is unknown and a later one the result: the record's reply was lost. */
function agree(one: Told, other: Told): boolean {
  const kinds = [one.kind, other.kind];
  if (one.kind === 'unknown' && other.kind === 'unknown') return true;
  if (one.kind === 'unknown' || other.kind === 'unknown') {
    const stored = [one, other].some((told) => told.kind === 'unknown' && told.isReplay);
    return !stored || !kinds.some((kind) => kind === 'result' || kind === 'final failure');
  }
  const both = ['result', 'final failure'];
  if (!both.includes(one.kind) || !both.includes(other.kind)) return true;
  if (one.kind !== other.kind) return false;
  const [first, second] = [one, other].map((told) => ('executionId' in told ? told.executionId : undefined));
  return first === second || first === undefined || second === undefined;
}

/** Everything that is under way ends; then every key has its answer, and is free again a day later. */
export async function checkEnd(world: World): Promise<void> {
  await world.drain();
  if (world.processes.some(({ isOver }) => !isOver)) throw new Error('a request has no answer');
  world.tick(WRITE_LEASE_SECONDS + 1);
  for (const key of new Set(world.processes.map((each) => each.key))) await checkKey(world, key);
  world.tick(IDEMPOTENCY_TTL_SECONDS + 1);
  for (const key of new Set(world.processes.map((each) => each.key))) {
    const fresh = world.send(key, 1, goodLuck);
    await world.drain();
    checkInvariants(world);
    if (fresh.takenAt === undefined || fresh.told?.kind !== 'result')
      throw new Error('a key is never free again');
  }
}

/** Asked without a fault, a key has an answer; and it is sent anew where nothing was in doubt. */
async function checkKey(world: World, key: string): Promise<void> {
  const owner = world.processes.find(({ name }) => name === world.recordOf(key)?.owner);
  const last = world.send(key, owner?.payload ?? 0, goodLuck);
  await world.drain();
  const asked = world.ask(key, goodLuck);
  await world.drain();
  checkInvariants(world);
  const ends = ['result', 'final failure', 'unknown'];
  if (!ends.includes(last.told?.kind ?? '')) throw new Error(`in the end it is ${last.told?.kind}`);
  if (asked.told?.kind !== last.told?.kind) throw new Error('the status is not what the replay says');
}
