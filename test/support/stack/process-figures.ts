import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's word on a process; only Linux has it. */
export const HAS_PROC = process.platform === 'linux';

/** Open files and sockets. */
export function descriptorsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Memory in MB, shared pages divided among those who share them. */
export function megabytesOf(pid: number): number {
  const [, kilobytes = '0'] =
    /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** The process and all that descend from it. */
export function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])] as const];
    } catch {
      return [];
    }
  });
  const children = parents.filter(([, parent]) => parent === pid).map(([child]) => child);
  return [pid, ...children.flatMap(treeOf)];
}
