import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a process is limited; `release` after its end. */
export type CpuLimit = { means: 'cgroup v1' | 'cgroup v2' | 'stop and continue'; release(): Promise<void> };

const ROOT = '/sys/fs/cgroup';
/** Lambda's own period is not documented; a short one spreads the pauses, as a share of a processor does. */
const PERIOD_US = 20_000;
/** Timers are too coarse for a shorter one. */
const STOPPING_PERIOD_MS = 100;
let groups = 0;

/**
 * Limits a running process to a share of one processor: by a quota of its control group or, where this user may create
 * none, by stopping it for the rest of each period. Undefined where neither is possible.
 */
export function limitCpu(pid: number, share: number): CpuLimit | undefined {
  if (process.platform === 'win32') return undefined;
  return byControlGroup(pid, share) ?? byStopping(pid, share);
}

function byControlGroup(pid: number, share: number): CpuLimit | undefined {
  const isFirst = existsSync(`${ROOT}/cpu/cgroup.procs`);
  groups += 1;
  const group = `${ROOT}${isFirst ? '/cpu' : ''}/onbehalf-bench-${process.pid}-${groups}`;
  const quota = Math.round(share * PERIOD_US);
  const settings = isFirst
    ? { 'cpu.cfs_period_us': `${PERIOD_US}`, 'cpu.cfs_quota_us': `${quota}` }
    : { 'cpu.max': `${quota} ${PERIOD_US}` };
  try {
    mkdirSync(group);
    for (const [name, value] of Object.entries(settings)) writeFileSync(`${group}/${name}`, value);
    writeFileSync(`${group}/cgroup.procs`, `${pid}`);
  } catch {
    removeGroup(group);
    return undefined;
  }
  return {
    means: isFirst ? 'cgroup v1' : 'cgroup v2',
    async release() {
      // The kernel needs a moment to take note that the group's last process has ended.
      for (let tries = 0; tries < 50 && !removeGroup(group); tries += 1) await sleep(20);
    },
  };
}

/** Returns false while the group has a process. */
function removeGroup(group: string): boolean {
  try {
    rmdirSync(group);
  } catch {
    return !existsSync(group);
  }
  return true;
}

function byStopping(pid: number, share: number): CpuLimit {
  let isReleased = false;
  const cycle = async () => {
    while (!isReleased) {
      process.kill(pid, 'SIGCONT');
      await sleep(share * STOPPING_PERIOD_MS);
      process.kill(pid, 'SIGSTOP');
      await sleep((1 - share) * STOPPING_PERIOD_MS);
    }
  };
  // The process has ended.
  void cycle().catch(() => undefined);
  return {
    means: 'stop and continue',
    async release() {
      isReleased = true;
    },
  };
}
