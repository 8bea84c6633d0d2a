import { z } from 'zod';
import type { CallPoint } from './call-point.ts';

const milliseconds = z.int().min(0).max(600_000);

/** What goes wrong at calls of one kind. */
export const faultRule = z
  .strictObject({
    /** `service.Operation`, or `service.*` for every operation of it. */
    at: z.string().regex(/^(dynamodb|secretsmanager|scheduler|sqs|lambda|issuer|scalekit)\.([\w.-]+|\*)$/),
    /** Before the effect, or after it and before the reply. */
    when: z.enum(['before', 'after']).default('before'),
    do: z.enum(['error', 'delay', 'reset', 'close', 'blackhole', 'kill', 'freeze']),
    /** Only calls of this function. Needed by `kill` and `freeze` at `scalekit`, where nobody tells who calls. */
    function: z.string().min(1).optional(),
    /** How many calls it strikes. */
    times: z.int().min(1).max(100_000).optional(),
    /** Strikes this share of all calls, evenly, until it is disarmed. */
    share: z.number().gt(0).max(1).optional(),
    /** Of `delay`; of `freeze` until it is thawed, without it until somebody thaws it. */
    ms: milliseconds.optional(),
    /** Of `error`: the HTTP status, and AWS's code. */
    status: z.int().min(400).max(599).default(500),
    code: z
      .string()
      .regex(/^[\w.#:/-]{1,256}$/)
      .default('InternalServerError'),
  })
  .refine(({ times, share }) => times === undefined || share === undefined, {
    message: 'takes one of times and share',
  })
  .refine((rule) => rule.do !== 'delay' || rule.ms !== undefined, { message: 'delay needs ms' })
  .refine((rule) => !rule.at.startsWith('scalekit.') || ['kill', 'freeze', 'delay'].includes(rule.do), {
    message: "at scalekit take kill, freeze or delay: the simulator's own faults do the rest",
  })
  .refine((rule) => !/^(scalekit|issuer)\./.test(rule.at) || !isOfProcess(rule) || rule.function, {
    message: 'kill and freeze need function here: the call does not tell whose it is',
  });

export type FaultRule = z.output<typeof faultRule>;

type Armed = FaultRule & {
  /** Calls that it met, and those that it struck. */
  met: number;
  struck: number;
};

/** Whether it strikes the calling process, and not the call. */
export function isOfProcess({ do: what }: { do: string }): boolean {
  return what === 'kill' || what === 'freeze';
}

/** The armed faults of the stack's own services. */
export class FaultRules {
  #armed: Armed[] = [];
  readonly #released = new Set<() => void>();

  arm(rule: FaultRule): void {
    this.#armed.push({ ...rule, met: 0, struck: 0 });
  }

  list(): readonly Armed[] {
    return this.#armed;
  }

  /** Disarms everything and lets go of what a black hole holds. */
  clear(): void {
    this.#armed = [];
    for (const release of this.#released) release();
    this.#released.clear();
  }

  /** Calls back at the next `clear`. */
  onClear(release: () => void): void {
    this.#released.add(release);
  }

  /** The fault that strikes this call now, counted. */
  take(point: CallPoint, when: FaultRule['when']): FaultRule | undefined {
    const met = this.#armed.filter((rule) => rule.when === when && matches(rule, point));
    const striking = met.find((rule) => {
      rule.met += 1;
      const due = rule.share === undefined ? rule.met : Math.floor(rule.met * rule.share + 1e-9);
      return due > rule.struck;
    });
    if (striking === undefined) return undefined;
    striking.struck += 1;
    const isSpent = striking.share === undefined && striking.struck >= (striking.times ?? 1);
    if (isSpent) this.#armed = this.#armed.filter((rule) => rule !== striking);
    return striking;
  }
}

function matches(rule: FaultRule, { service, operation, functionName }: CallPoint): boolean {
  const [wantedService, ...rest] = rule.at.split('.');
  const wanted = rest.join('.');
  return (
    wantedService === service &&
    (wanted === '*' || wanted === operation) &&
    // At Scalekit and the issuer nobody tells who calls: there the rule's function is the one that it strikes.
    (rule.function === undefined || rule.function === functionName || /^(scalekit|issuer)$/.test(service))
  );
}
