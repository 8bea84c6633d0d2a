import type { Stage, Throttle } from '../template/http-api.ts';

/** Refills at a steady rate and holds at most one burst. */
class TokenBucket {
  private readonly throttle: Throttle;
  private tokens: number;
  private filledAt: number;

  constructor(throttle: Throttle, now: number) {
    this.throttle = throttle;
    this.tokens = throttle.burst;
    this.filledAt = now;
  }

  take(now: number): boolean {
    const refill = ((now - this.filledAt) / 1000) * this.throttle.ratePerSecond;
    this.tokens = Math.min(this.throttle.burst, this.tokens + refill);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/**
 * Creates the check whether a request may pass: by its route's own limit, else by the stage's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export function createThrottle(stage: Stage, now: () => number = Date.now): (routeKey: string) => boolean {
  const shared = stage.throttle && new TokenBucket(stage.throttle, now());
  const own = Object.entries(stage.routeThrottles).map(
    ([routeKey, throttle]) => [routeKey, new TokenBucket(throttle, now())] as const,
  );
  const byRoute = new Map(own);
  return (routeKey) => (byRoute.get(routeKey) ?? shared)?.take(now()) ?? true;
}
