import type { Exchange } from '../exchange.ts';
import { type Check, defineCheck, fail, type Outcome, pass } from './check.ts';

/** Webhook signatures are valid for five minutes; a minute of difference leaves most of that. */
const TOLERATED_MS = 60_000;

/** Each party's clock, read from the `Date` of its response, against this machine's. */
export const clockChecks: Check[] = [
  defineCheck("the API's clock agrees", ['apiExchange'], ({ apiExchange }) => judge(apiExchange)),
  defineCheck("the issuer's clock agrees", ['discoveryExchange'], ({ discoveryExchange }) =>
    judge(discoveryExchange),
  ),
  defineCheck("Scalekit's clock agrees", ['scalekitExchange'], ({ scalekitExchange }) =>
    judge(scalekitExchange),
  ),
];

function judge(exchange: Exchange): Outcome {
  if (!('status' in exchange)) return { status: 'skip', why: 'there is no response' };
  const { aheadMs } = exchange;
  if (aheadMs === undefined) return { status: 'skip', why: 'the response has no Date' };
  if (Math.abs(aheadMs) <= TOLERATED_MS) return pass;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  return fail(
    `it is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine's`,
    "correct the wrong clock by NTP: this machine's if all others differ alike. Tokens and webhooks (± 5 minutes) depend on it",
  );
}
