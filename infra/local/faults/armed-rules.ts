import type { CallPoint } from './call-point.ts';
import type { FaultRule } from './fault-rule.ts';

/** A rule that waits for its calls, with the number of calls that it matched and for which it fired. */
export type ArmedRule = FaultRule & { matched: number; fired: number };

/** Selects the rules for a list or a deletion; without members, all rules. */
export type RuleScope = { service?: string | undefined; identifier?: string | undefined };

/** The armed rules in their order, and the calls that a black hole holds. */
export class ArmedRules {
  #armed: ArmedRule[] = [];
  readonly #held = new Map<() => void, FaultRule>();

  arm(rule: FaultRule): void {
    this.#armed.push({ ...rule, matched: 0, fired: 0 });
  }

  list(scope: RuleScope = {}): readonly ArmedRule[] {
    return this.#armed.filter((rule) => isInScope(rule, scope));
  }

  /** Disarms rules and releases the calls that their black holes hold. */
  clear(scope: RuleScope = {}): void {
    this.#armed = this.#armed.filter((rule) => !isInScope(rule, scope));
    for (const [release, rule] of this.#held) if (isInScope(rule, scope)) release();
  }

  /** Resolves when the rule is disarmed or the caller gives up. */
  hold(rule: FaultRule, givenUp: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const release = () => {
        this.#held.delete(release);
        givenUp.removeEventListener('abort', release);
        resolve();
      };
      this.#held.set(release, rule);
      givenUp.addEventListener('abort', release);
      if (givenUp.aborted) release();
    });
  }

  /** Counts the call for the rules that match it, up to the first that is due; that one fires. */
  fire(point: CallPoint, when: FaultRule['when']): FaultRule | undefined {
    const due = this.#armed.filter((rule) => rule.when === when && matches(rule, point)).find(countAndCheck);
    if (due === undefined) return undefined;
    due.fired += 1;
    this.#armed = this.#armed.filter((rule) => !isSpent(rule));
    return due;
  }
}

/** A share is spread evenly: of any hundred calls in a row, 0.05 fires for five. */
function countAndCheck(rule: ArmedRule): boolean {
  rule.matched += 1;
  const { share, matched, fired } = rule;
  return share === undefined || Math.floor(matched * share + 1e-9) > fired;
}

function isSpent({ share, times = 1, fired }: ArmedRule): boolean {
  return share === undefined && fired >= times;
}

function isInScope({ at, identifier }: FaultRule, scope: RuleScope): boolean {
  return (
    (scope.service === undefined || scope.service === serviceOf(at)) &&
    (scope.identifier === undefined || scope.identifier === identifier)
  );
}

function matches(rule: FaultRule, point: CallPoint): boolean {
  const operation = rule.at.slice(serviceOf(rule.at).length + 1);
  return (
    serviceOf(rule.at) === point.service &&
    ['', '*', point.operation].includes(operation) &&
    (rule.identifier === undefined || rule.identifier === point.identifier) &&
    (rule.tool === undefined || rule.tool === point.tool) &&
    (rule.function === undefined || rule.function === point.functionName || isAnonymous(point))
  );
}

/** A call to Scalekit or the issuer does not identify its function: there `function` is the one to kill or freeze. */
function isAnonymous({ service }: CallPoint): boolean {
  return service === 'scalekit' || service === 'issuer';
}

function serviceOf(at: string): string {
  return at.split('.')[0] ?? at;
}
