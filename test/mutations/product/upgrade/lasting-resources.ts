import type { Mutation } from '../../mutation.ts';

const KEPT = {
  test: 'test/infra/deploy/state/lasting-resources.test.ts',
  name: 'deletes and replaces nothing that a stack of an earlier version has to keep',
};

/** Faults after which an upgrade begins with an empty resource in place of the one in use. */
export const lastingResources: readonly Mutation[] = [
  {
    behaviour: 'An upgrade begins with an empty table',
    find: "new StateTable(this, 'State', {",
    replace: "new StateTable(this, 'Table', {",
    ...KEPT,
  },
  {
    behaviour: 'An upgrade replaces the table, as its key has another name',
    find: "sortKey: { name: 'sk', type: AttributeType.STRING },",
    replace: "sortKey: { name: 'sort', type: AttributeType.STRING },",
    ...KEPT,
  },
  {
    behaviour: 'An upgrade begins with an empty secret: every call of Scalekit fails',
    find: "new ScalekitSecret(this, 'ScalekitSecret')",
    replace: "new ScalekitSecret(this, 'Credentials')",
    ...KEPT,
  },
  {
    behaviour: 'An upgrade deletes the schedules of all users',
    find: "new ScheduleGroup(this, 'Group', {",
    replace: "new ScheduleGroup(this, 'Digests', {",
    ...KEPT,
  },
];
