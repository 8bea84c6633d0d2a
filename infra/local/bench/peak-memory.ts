import { readFileSync } from 'node:fs';

/** Reads the peak memory of a process in MB. Only Linux reports it. */
export function readPeakMegabytes(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return Number(kilobytes) / 1024;
}
