import type { Control } from './control.ts';

/** The alarms with their states and histories, and what their actions published, in order. */
export function describeAlarms({ cloudwatch, clock }: Control) {
  cloudwatch.catchUp();
  const alarms = cloudwatch.board.describe();
  const notifications = alarms
    .flatMap(({ logicalId, history }) =>
      history.flatMap(({ at, to, actions }) =>
        actions.map((action) => ({ at, alarm: logicalId, to, ...action })),
      ),
    )
    .sort((one, other) => one.at.localeCompare(other.at));
  return { now: new Date(clock.now()).toISOString(), alarms, notifications };
}

/** Forgets every value, state and notification, as after the creation of the stack. */
export function resetAlarms(control: Control) {
  control.cloudwatch.reset();
  return describeAlarms(control);
}
