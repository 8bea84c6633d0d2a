import { z } from 'zod';
import type { AlarmState } from './judge-points.ts';

/** The ARNs that an alarm notifies when it changes to a state. */
export type AlarmActions = Readonly<Record<AlarmState, readonly string[]>>;

const topicArn = z
  .string()
  .regex(/^arn:[^:]+:sns:/, 'is no topic of SNS, and the local stack knows no other action');

/** The members of both kinds of alarms. */
export const alarmMembers = {
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().default(''),
  ActionsEnabled: z.boolean().default(true),
  AlarmActions: z.array(topicArn).default([]),
  OKActions: z.array(topicArn).default([]),
  InsufficientDataActions: z.array(topicArn).default([]),
  Tags: z.unknown().optional(),
};

type Members = {
  ActionsEnabled: boolean;
  AlarmActions: string[];
  OKActions: string[];
  InsufficientDataActions: string[];
};

export function actionsOf(members: Members): AlarmActions {
  if (!members.ActionsEnabled) return { ALARM: [], OK: [], INSUFFICIENT_DATA: [] };
  return {
    ALARM: members.AlarmActions,
    OK: members.OKActions,
    INSUFFICIENT_DATA: members.InsufficientDataActions,
  };
}
