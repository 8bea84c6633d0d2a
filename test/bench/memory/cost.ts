import { PRICES } from '../scale/prices.ts';

const MILLION = 1_000_000;

/** What one call costs in US dollars; Lambda bills whole milliseconds. */
export function costOf(megabytes: number, ms: number): number {
  const gbSeconds = ((Math.ceil(ms) / 1_000) * megabytes) / 1_024;
  return gbSeconds * PRICES.lambdaGbSecond.usd + PRICES.lambdaRequest.usd;
}

export function costOfMillion(megabytes: number, ms: number): number {
  return MILLION * costOf(megabytes, ms);
}
