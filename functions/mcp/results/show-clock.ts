/** ` at 12:30 UTC on 2026-11-29`; empty where the instant is not known. */
export function showClock(instant: number | string | undefined): string {
  const date = new Date(instant ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return '';
  const [day, clock] = date.toISOString().split('T');
  return ` at ${clock?.slice(0, 5)} UTC on ${day}`;
}
