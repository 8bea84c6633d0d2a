import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { only, refSchema, synthesize } from './template.ts';

const { resources, functions } = synthesize();
const receiver = only(functions.filter(({ name }) => name === 'account-events'));

describe('the event bus of the accounts', () => {
  it("is the stack's own, whose name the function receives", () => {
    const [id] = [...resources('AWS::Events::EventBus', z.unknown()).keys()];
    expect(receiver.properties.Environment.Variables.EVENT_BUS_NAME).toEqual({ Ref: id });
  });

  it('has no rule: those are of the consumers', () => {
    expect(resources('AWS::Events::Rule', z.unknown()).size).toBe(0);
  });
});

describe('events without an effect', () => {
  const metric = z.array(z.looseObject({ MetricNamespace: z.string() }));
  const filterSchema = z.looseObject({ LogGroupName: refSchema, MetricTransformations: metric });
  const filters = [...resources('AWS::Logs::MetricFilter', filterSchema).values()];
  const own = receiver.properties.LoggingConfig.LogGroup;
  const filter = only(filters.filter(({ LogGroupName }) => LogGroupName === own));

  it('are counted by reason from the log of account-events', () => {
    expect(filter).toMatchObject({
      FilterPattern: '{ ($.message = "account event") && ($.outcome = "ignored") }',
      MetricTransformations: [
        { MetricName: 'AccountEvents', MetricValue: '1', Dimensions: [{ Key: 'Reason', Value: '$.reason' }] },
      ],
    });
  });

  it('raise an alarm when one could not be read', () => {
    const alarms = resources('AWS::CloudWatch::Alarm', z.record(z.string(), z.unknown()));
    const alarm = only([...alarms.values()].filter(({ MetricName }) => MetricName === 'AccountEvents'));
    expect(alarm).toMatchObject({
      Namespace: only(filter.MetricTransformations).MetricNamespace,
      Dimensions: [{ Name: 'Reason', Value: 'malformed' }],
      Statistic: 'Sum',
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });
});
