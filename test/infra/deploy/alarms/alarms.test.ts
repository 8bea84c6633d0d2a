import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { alarmRows } from '../../../../infra/deploy/constructs/alarms/rows/alarm-rows.ts';
import { only, refSchema, synthesize } from '../template.ts';
import { compositeSchema, readAlarms } from './alarm-resources.ts';
import { expectedAlarms } from './expected-alarms.ts';
import { expectedFilters } from './expected-filters.ts';

const stack = synthesize();
const { template, resources } = stack;
const alarms = readAlarms(stack);
const [compositeId, composite] = only(resources('AWS::CloudWatch::CompositeAlarm', compositeSchema));
const [topicId] = only(resources('AWS::SNS::Topic', z.unknown()));

/** The causes of which the composite alarm notifies. */
const CAUSES = Object.keys(expectedAlarms).filter(
  (id) =>
    ['ApiServerErrors', 'UpstreamUnavailable', 'ScalekitCredentials'].includes(id) ||
    (id.endsWith('Errors') &&
      ![
        'ApiClientErrors',
        'MailDigestErrors',
        'OffboardErrors',
        'ReconcileErrors',
        'SealActivityErrors',
        'TableErrors',
      ].includes(id)),
);

describe('the alarms of a stage', () => {
  it('are these and no other', () => {
    expect([...alarms.keys()].toSorted()).toEqual(Object.keys(expectedAlarms).toSorted());
  });

  it.each(Object.entries(expectedAlarms))('fire as they should: %s', (id, expected) => {
    expect(alarms.get(id)?.described).toEqual(expected);
  });

  it.each(Object.keys(expectedAlarms).filter((id) => !CAUSES.includes(id)))(
    'notify the topic when they fire and when they end: %s',
    (id) => {
      const { AlarmActions, OKActions } = alarms.get(id)?.alarm ?? {};
      expect({ AlarmActions, OKActions }).toEqual({
        AlarmActions: [{ Ref: topicId }],
        OKActions: [{ Ref: topicId }],
      });
    },
  );

  it('fit into a template of CloudFormation, with room for more', () => {
    expect(JSON.stringify(template).length).toBeLessThan(500_000);
    expect(Object.keys(template.Resources).length).toBeLessThan(350);
  });
});

describe('the alarm on the whole service', () => {
  it('fires with any of its causes, and notifies in their place', () => {
    const ids = CAUSES.map((id) => alarms.get(id)?.logicalId);
    expect(CAUSES).toHaveLength(12);
    const rule = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
    const parts = rule.parse(composite.AlarmRule)['Fn::Join'][1];
    const named = parts
      .map((part) => (typeof part === 'string' ? part : `<${JSON.stringify(part)}>`))
      .join('');
    const arns = ids.map((id) => `ALARM("<${JSON.stringify({ 'Fn::GetAtt': [id, 'Arn'] })}>")`);
    expect(
      named
        .replace(/^\(|\)$/g, '')
        .split(' OR ')
        .toSorted(),
    ).toEqual(arns.toSorted());
    for (const id of CAUSES) expect(alarms.get(id)?.alarm.AlarmActions).toEqual([]);
    expect(composite.AlarmActions).toEqual([{ Ref: topicId }]);
    expect(composite.OKActions).toEqual([{ Ref: topicId }]);
    expect(compositeId).toMatch(/^AlarmsServiceDown/);
    // A name would be the same in every stage of an account.
    expect(composite.AlarmName).toBeUndefined();
  });
});

describe('the alarms that roll a deployment back', () => {
  it('are those that a wrong version makes fire and a single error does not, in an output', () => {
    const expected = ['ApiServerErrors', 'ApiLatency', 'ToolCallsFailed', 'PermissionDenied'];
    const arns = expected.map((id) => ({ 'Fn::GetAtt': [alarms.get(id)?.logicalId, 'Arn'] }));
    expect(template.Outputs.RollbackAlarmArns?.Value).toEqual({ 'Fn::Join': [',', arns] });
  });
});

describe('the metrics that are counted from the logs', () => {
  const filterSchema = z.strictObject({
    LogGroupName: refSchema,
    FilterPattern: z.string(),
    MetricTransformations: z.tuple([
      z.strictObject({
        MetricNamespace: z.literal('Onbehalf'),
        MetricName: z.string(),
        MetricValue: z.string(),
        Dimensions: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
      }),
    ]),
  });
  const filters = [...resources('AWS::Logs::MetricFilter', filterSchema).values()].map(
    ({ LogGroupName, FilterPattern, MetricTransformations: [to] }) => ({
      log: LogGroupName.replace(/[0-9A-F]{8}$/, ''),
      pattern: FilterPattern,
      metric: to.MetricName,
      value: to.MetricValue,
      by: to.Dimensions?.map(({ Key, Value }) => `${Key}=${Value}`).join(),
    }),
  );

  it('are these and no other', () => {
    expect([...new Set(filters.map(({ metric }) => metric))].toSorted()).toEqual(
      Object.keys(expectedFilters).toSorted(),
    );
  });

  it.each(Object.entries(expectedFilters))('count the right lines: %s', (metric, expected) => {
    const own = filters.filter((filter) => filter.metric === metric);
    expect(own.map(({ log }) => log).toSorted()).toEqual(expected.logs.toSorted());
    for (const { pattern, value, by } of own) {
      expect({ pattern, value, by }).toEqual({
        pattern: expected.pattern,
        value: expected.value ?? '1',
        by: expected.by,
      });
    }
  });

  it('leave room among the 100 filters of a log group, and cost less than eleven dollars a month', () => {
    const groups = Map.groupBy(filters, ({ log }) => log);
    expect(Math.max(...[...groups.values()].map((own) => own.length))).toBeLessThan(20);
    const customMetrics = alarmRows.reduce((sum, row) => sum + row.customMetrics, 0);
    expect(customMetrics * 0.3).toBeLessThan(11);
  });

  it('have one dimension at most, of which a product has few values', () => {
    const known = [undefined, 'Reason=$.reason', 'Status=$.status'];
    expect(new Set(filters.map(({ by }) => by))).toEqual(new Set(known));
  });
});
