import type { Exchange } from '../ask.ts';
import { type Check, check, fail, type Outcome, pass } from './check.ts';

/** Scalekit's webhooks, signed with a time, are taken within five minutes; this leaves a good part of that. */
const TOLERATED_MS = 60_000;

/** The clocks by the `Date` of their answers, against this machine's. */
export const clockChecks: Check[] = [
  check("the API's clock agrees", ['apiExchange'], ({ apiExchange }) => judge(apiExchange)),
  check("the issuer's clock agrees", ['discoveryExchange'], ({ discoveryExchange }) =>
    judge(discoveryExchange),
  ),
  check("Scalekit's clock agrees", ['scalekitExchange'], ({ scalekitExchange }) => judge(scalekitExchange)),
];

function judge(exchange: Exchange): Outcome {
  if (!('status' in exchange)) return { status: 'skip', why: 'there is no answer' };
  const { aheadMs } = exchange;
  if (aheadMs === undefined) return { status: 'skip', why: 'the answer has no Date' };
  if (Math.abs(aheadMs) <= TOLERATED_MS) return pass;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  return fail(
    `it is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine's`,
    "set by NTP the one that is wrong; where all clocks differ alike, it is this machine's. Tokens and webhooks (± 5 minutes) are judged by it",
  );
}
