/**
 * AWS's list prices in us-east-1 in US dollars, without free tiers and discounts, as known on PRICES_READ. Only those of
 * the HTTP API and of data transfer were looked up, on pages of third parties; the others are from memory.
 */
export const PRICES_READ = '2026-11-29';

/** Steps: up to that quantity at that price, then the next one. */
export type Price = { usd: number; page: string; steps?: readonly { upTo: number; usd: number }[] };

const MILLION = 1_000_000;

export const PRICES = {
  httpApiRequest: {
    ...{ usd: 0.9 / MILLION, steps: [{ upTo: 300 * MILLION, usd: 1 / MILLION }] },
    page: 'https://aws.amazon.com/api-gateway/pricing/',
  },
  lambdaRequest: { usd: 0.2 / MILLION, page: 'https://aws.amazon.com/lambda/pricing/' },
  /** arm64, the first 7.5 billion a month. */
  lambdaGbSecond: { usd: 0.0000133334, page: 'https://aws.amazon.com/lambda/pricing/' },
  tableReadUnit: { usd: 0.125 / MILLION, page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  tableWriteUnit: { usd: 0.625 / MILLION, page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  /** Storage and point-in-time recovery. */
  tableGbMonth: { usd: 0.25 + 0.2, page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  firing: { usd: 1 / MILLION, page: 'https://aws.amazon.com/eventbridge/pricing/' },
  logGb: { usd: 0.5, page: 'https://aws.amazon.com/cloudwatch/pricing/' },
  trace: { usd: 5 / MILLION, page: 'https://aws.amazon.com/xray/pricing/' },
  secretRead: { usd: 5 / MILLION, page: 'https://aws.amazon.com/secrets-manager/pricing/' },
  transferGb: {
    ...{ usd: 0.085, steps: [{ upTo: 10_240, usd: 0.09 }] },
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer',
  },
} as const satisfies Record<string, Price>;

/** The price of a quantity in a month. */
export function priceOf({ usd, steps = [] }: Price, quantity: number): number {
  let [sum, from] = [0, 0];
  for (const step of steps) {
    const part = Math.min(quantity, step.upTo) - from;
    if (part <= 0) return sum;
    sum += part * step.usd;
    from = step.upTo;
  }
  return sum + Math.max(0, quantity - from) * usd;
}
