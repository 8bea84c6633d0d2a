import type { z } from 'zod';
import { constraints } from './rule-constraints.ts';
import { type RuleFields, ruleFields } from './rule-fields.ts';

/** A fault rule, the same for all services: an action on calls of one kind, or on the network before Scalekit. */
export const faultRule = ruleFields
  .superRefine((rule, context) => {
    for (const [message, isMet] of constraints) {
      if (!isMet(rule)) context.addIssue({ code: 'custom', message });
    }
  })
  .transform(withNetworkDefaults);

export type FaultRule = z.output<typeof faultRule>;

function withNetworkDefaults(rule: RuleFields): RuleFields {
  if (rule.at !== 'network') return rule;
  const { on = 'all', swallows = 'both', times, share } = rule;
  const isLimited = times !== undefined || share !== undefined;
  return { ...rule, on, swallows, ...(!isLimited && { share: 1 }) };
}
