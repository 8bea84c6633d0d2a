import { CommandError } from '../../../infra/operator/command-error.ts';

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a period such as `90m`, `24h` or `7d`. @throws CommandError */
export function parsePeriod(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? [];
  if (count === undefined) throw new CommandError(`--since ${text} is no period such as 90m, 24h or 7d.`);
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}
