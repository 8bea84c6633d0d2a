import type { Code } from '@connectrpc/connect';

export type CodeName = Exclude<keyof typeof Code, number>;

/** What goes wrong with the next calls of one kind. */
export type Fault = {
  /** An RPC's name (`executeTool`), `token`, `proxy` or `gmail`. */
  method: string;
  /** Only calls with this identifier; without it, any. */
  identifier?: string | undefined;
  /** Only runs of this tool. */
  tool?: string | undefined;
  /** How many calls it strikes; or, until disarmed, which share of all that fit, from 0 to 1. */
  times?: number | undefined;
  share?: number | undefined;
  /** The call waits so long; alone it is only slow. */
  delayMs?: number | undefined;
  /** The wait and the failure come after the effect: the reply is what gets lost. */
  after: boolean;
  /** Scalekit's own gRPC error. */
  code?: CodeName | undefined;
  /** Makes it an error of the provider, with this code in the typed detail. */
  toolErrorCode?: string | undefined;
  /** A proxy in front answers with this status and an HTML page. */
  httpStatus?: number | undefined;
  /** Seconds, in the answer's `Retry-After`. */
  retryAfter?: number | undefined;
  drop?: Drop | undefined;
};

/** The connection is cut by a TCP reset, closed in order, or stays open without a reply. */
export type Drop = 'reset' | 'fin' | 'blackhole';

type Armed = Fault & {
  /** Calls that fitted, and calls that it struck. */
  matched: number;
  struck: number;
};

/** What a fault looks at. */
export type Target = { method: string; identifier?: string | undefined; tool?: string | undefined };

export class Faults {
  readonly #struck: (fault: Fault, target: Target) => void;
  #armed: Armed[] = [];
  readonly #holes = new Map<() => void, Fault>();

  /** @param struck is told of each fault that strikes */
  constructor(struck: (fault: Fault, target: Target) => void = () => {}) {
    this.#struck = struck;
  }

  arm(fault: Fault): void {
    this.#armed.push({ ...fault, matched: 0, struck: 0 });
  }

  /** The first armed fault that is due for this call. */
  take(target: Target): Fault | undefined {
    const fault = this.#armed.filter((each) => fits(each, target)).find(isDue);
    if (fault === undefined) return undefined;
    fault.struck += 1;
    this.#armed = this.#armed.filter((each) => each.share !== undefined || remaining(each) > 0);
    this.#struck(fault, target);
    return fault;
  }

  list() {
    return this.#armed.map((fault) =>
      fault.share === undefined ? { ...fault, remaining: remaining(fault) } : fault,
    );
  }

  /** Resolves when the fault is disarmed, which a black hole waits for, or when the caller gives up. */
  hold(fault: Fault, givenUp: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const release = () => {
        this.#holes.delete(release);
        givenUp.removeEventListener('abort', release);
        resolve();
      };
      this.#holes.set(release, fault);
      givenUp.addEventListener('abort', release);
      if (givenUp.aborted) release();
    });
  }

  /** Disarms the faults of one identifier, or all, and lets go whoever they hold. */
  clear(identifier?: string): void {
    const isKept = (fault: Fault) => identifier !== undefined && fault.identifier !== identifier;
    this.#armed = this.#armed.filter(isKept);
    for (const [release, fault] of this.#holes) if (!isKept(fault)) release();
  }
}

function fits(fault: Fault, { method, identifier, tool }: Target): boolean {
  return (
    fault.method === method &&
    (fault.identifier === undefined || fault.identifier === identifier) &&
    (fault.tool === undefined || fault.tool === tool)
  );
}

/** Counts the call. A share strikes evenly: of any hundred calls in a row, 0.05 takes five. */
function isDue(fault: Armed): boolean {
  fault.matched += 1;
  const { share, matched } = fault;
  if (share === undefined) return true;
  const due = (calls: number) => Math.floor(calls * share + Number.EPSILON * calls);
  return due(matched) > due(matched - 1);
}

function remaining({ times = 1, struck }: Armed): number {
  return times - struck;
}
