import { explainAbsence, type Facts } from '../facts.ts';

export type Outcome =
  /** `note` limits what the title claims. */
  | { status: 'pass'; note?: string }
  /** `warn`: some operators need the remedy, and others do not. */
  | { status: 'fail' | 'warn'; found: string; remedy: string }
  | { status: 'skip'; why: string };

export type Check = { title: string; run: (facts: Partial<Facts>) => Promise<Outcome> };

/** Defines a check. It is skipped when a needed fact is absent; `all` may hold more facts. */
export function defineCheck<Name extends keyof Facts>(
  title: string,
  needs: readonly Name[],
  judge: (needed: Pick<Facts, Name>, all: Partial<Facts>) => Outcome | Promise<Outcome>,
): Check {
  const run = async (facts: Partial<Facts>): Promise<Outcome> => {
    if (hasFacts(facts, needs)) return judge(facts, facts);
    return { status: 'skip', why: explainAbsence(needs, facts) };
  };
  return { title, run };
}

export const pass: Outcome = { status: 'pass' };

export function fail(found: string, remedy: string): Outcome {
  return { status: 'fail', found, remedy };
}

/** Reports what is wrong for some operators only. */
export function warn(found: string, remedy: string): Outcome {
  return { status: 'warn', found, remedy };
}

/** Fails with every problem found; passes without any. */
export function failOn(found: readonly string[], remedy: string): Outcome {
  return found.length === 0 ? pass : fail(found.join('; '), remedy);
}

/** Formats a check's line, without a line break. */
export function formatLine(title: string, outcome: Outcome): string {
  switch (outcome.status) {
    case 'pass':
      return `pass  ${title}${outcome.note === undefined ? '' : ` (${outcome.note})`}`;
    case 'warn':
      return `warn  ${title}: ${outcome.found}. Remedy: ${outcome.remedy}.`;
    case 'fail':
      return `FAIL  ${title}: ${outcome.found}. Remedy: ${outcome.remedy}.`;
    case 'skip':
      return `skip  ${title}: ${outcome.why}`;
  }
}

function hasFacts<Name extends keyof Facts>(
  facts: Partial<Facts>,
  needs: readonly Name[],
): facts is Partial<Facts> & Pick<Facts, Name> {
  return needs.every((name) => facts[name] !== undefined);
}
