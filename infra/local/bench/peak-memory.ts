import { readFileSync } from 'node:fs';

/** The most memory in MB that the process has had so far. Only Linux tells. */
export function peakMegabytesOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return Number(kilobytes) / 1024;
}
