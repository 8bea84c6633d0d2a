import { afterEach, describe, expect, it } from 'vitest';
import { Alarms } from '../../../../infra/local/aws/clock/alarms.ts';
import { MovableClock } from '../../../../infra/local/aws/clock/movable-clock.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-01-01T00:00:00Z');

describe('the movable clock', () => {
  let clock = new MovableClock();
  const called: string[] = [];
  afterEach(() => {
    clock.close();
    clock = new MovableClock();
    called.length = 0;
  });
  const note = (name: string) => () => {
    called.push(`${name} ${(clock.now() - START) / MINUTE}`);
  };
  const frozenAt = (to: number) => clock.move({ to, frozen: true });

  it("runs with the system's time by default", async () => {
    expect(clock.offsetMs).toBe(0);
    const before = clock.now();
    expect(Math.abs(before - Date.now())).toBeLessThan(1_000);
    await expect.poll(() => clock.now()).toBeGreaterThan(before);
  });

  it('calls the due alarms of a move in order, each at its own time', () => {
    frozenAt(START);
    clock.at(START + 3 * MINUTE, note('third'));
    clock.at(START + MINUTE, note('first'));
    clock.at(START + 2 * MINUTE, note('second'));
    clock.at(START + 5 * MINUTE, note('too late'));
    expect(clock.move({ to: START + 4 * MINUTE })).toBe(3);
    expect(called).toEqual(['first 1', 'second 2', 'third 3']);
    expect(clock.now()).toBe(START + 4 * MINUTE);
  });

  it('calls alarms of the same time in the order of their creation', () => {
    frozenAt(START);
    for (const name of 'abcdefgh') clock.at(START + MINUTE, note(name));
    clock.move({ to: START + MINUTE });
    expect(called).toEqual([...'abcdefgh'].map((name) => `${name} 1`));
  });

  it('calls an alarm that is set again within the same move', () => {
    frozenAt(START);
    const every = (time: number) => {
      clock.at(time, () => {
        note('tick')();
        every(time + MINUTE);
      });
    };
    every(START + MINUTE);
    expect(clock.move({ to: START + 3 * MINUTE })).toBe(3);
    expect(called).toEqual(['tick 1', 'tick 2', 'tick 3']);
  });

  it('does not repeat calls after a move backwards', () => {
    frozenAt(START);
    clock.at(START + MINUTE, note('once'));
    clock.at(START + 9 * MINUTE, note('later'));
    expect(clock.move({ to: START + 5 * MINUTE })).toBe(1);
    expect(clock.move({ to: START })).toBe(0);
    expect(clock.move({ to: START + 8 * MINUTE })).toBe(0);
    expect(clock.move({ to: START + 9 * MINUTE })).toBe(1);
    expect(called).toEqual(['once 1', 'later 9']);
  });

  it('does not call cancelled alarms', () => {
    frozenAt(START);
    const callOff = clock.at(START + MINUTE, note('called off'));
    clock.at(START + 2 * MINUTE, note('kept'));
    callOff();
    expect(clock.move({ to: START + 2 * MINUTE })).toBe(1);
    expect(called).toEqual(['kept 2']);
  });

  it('runs on after a move, and stands still while it is frozen', async () => {
    clock.move({ to: START });
    await expect.poll(() => clock.now()).toBeGreaterThan(START);
    expect(clock.now()).toBeLessThan(START + MINUTE);
    frozenAt(START);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(clock.now()).toBe(START);
    clock.move({ to: START, frozen: false });
    await expect.poll(() => clock.now()).toBeGreaterThan(START);
  });

  it('calls an alarm when its time comes, and a past one soon, frozen or not', async () => {
    clock.move({ to: START });
    clock.at(START + 200, note('by itself'));
    expect(called).toEqual([]);
    await expect.poll(() => called.length).toBe(1);
    frozenAt(START + MINUTE);
    clock.at(START, note('passed'));
    expect(called).toHaveLength(1);
    await expect.poll(() => called).toContain('passed 1');
  });

  it("returns to the system's time", () => {
    frozenAt(START);
    clock.at(START + MINUTE, note('due since'));
    expect(clock.reset()).toBe(1);
    expect(clock).toMatchObject({ offsetMs: 0, frozen: false });
  });

  it('calls many alarms in order', () => {
    frozenAt(START);
    const times = Array.from({ length: 2_000 }, (_, index) => START + ((index * 7_919) % 2_003) * 1_000);
    const seen: number[] = [];
    const cancels = times.map((time) => clock.at(time, () => seen.push(time)));
    for (const [index, callOff] of cancels.entries()) if (index % 3 === 0) callOff();
    clock.move({ to: START + 2_003_000 });
    const kept = times.filter((_, index) => index % 3 !== 0);
    expect(seen).toEqual(kept.sort((a, b) => a - b));
  });

  it('drops cancelled alarms before their time, and keeps the order of the others', () => {
    const alarms = new Alarms();
    for (const time of [7, 3, 5]) alarms.add(time, note(String(time)));
    for (let time = 10; time < 5_010; time += 1) alarms.cancel(alarms.add(time, note('never')));
    expect(alarms.size).toBeLessThan(1_100);
    expect([0, 1, 2].map(() => alarms.take(9)?.time)).toEqual([3, 5, 7]);
  });
});
