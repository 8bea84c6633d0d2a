import { z } from 'zod';
import type { ResolvedResource } from '../../template/resources.ts';
import { type AlarmActions, actionsOf, alarmMembers } from './alarm-actions.ts';
import { type CompositeRule, parseCompositeRule } from './composite-rule.ts';

/** A composite alarm of the template. */
export type CompositeAlarmSettings = {
  name: string;
  logicalId: string;
  description: string;
  actions: AlarmActions;
  rule: CompositeRule;
};

const compositeSchema = z.strictObject({ ...alarmMembers, AlarmRule: z.string() });

/** @throws Error for a member or rule that the local stack cannot evaluate */
export function readCompositeAlarm({ logicalId, ref, properties }: ResolvedResource): CompositeAlarmSettings {
  const parsed = compositeSchema.safeParse(properties);
  if (!parsed.success) throw new Error(`The alarm ${logicalId}: ${z.prettifyError(parsed.error)}`);
  const { AlarmDescription: description, AlarmRule, ...read } = parsed.data;
  return { name: ref, logicalId, description, actions: actionsOf(read), rule: parseCompositeRule(AlarmRule) };
}
