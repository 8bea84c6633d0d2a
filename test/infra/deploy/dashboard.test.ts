import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { only, synthesize } from './template.ts';

const { resources, functions } = synthesize();
const join = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const dashboard = only(
  resources(
    'AWS::CloudWatch::Dashboard',
    z.object({ DashboardName: z.unknown(), DashboardBody: join }),
  ).values(),
);

/** The body as CloudWatch reads it, with each logical id in place of a name. */
function readBody() {
  const parts = dashboard.DashboardBody['Fn::Join'][1].map((part) => {
    if (typeof part === 'string') return part;
    const { Ref, 'Fn::GetAtt': attribute } = Object(part);
    return String(Ref ?? attribute?.[0]);
  });
  const properties = z.looseObject({
    title: z.string().optional(),
    markdown: z.string().optional(),
    metrics: z.array(z.array(z.unknown())).default([]),
    alarms: z.array(z.string()).default([]),
  });
  return z
    .object({ widgets: z.array(z.object({ type: z.string(), width: z.number(), properties })) })
    .parse(JSON.parse(parts.join(''))).widgets;
}

const widgets = readBody();
const metrics = widgets.flatMap(({ properties }) =>
  properties.metrics.map((metric) => metric.filter((part) => typeof part === 'string')),
);

describe('the dashboard', () => {
  it('has a name that no other stage or region has', () => {
    expect(dashboard.DashboardName).toEqual({ 'Fn::Join': ['', ['Onbehalf-', { Ref: 'AWS::Region' }]] });
  });

  it.each(functions)('shows rate, errors, duration and saturation of $name', ({ name, id }) => {
    const own = metrics.filter((metric) => metric.includes(id)).map(([, metric]) => metric);
    for (const metric of ['Invocations', 'Errors', 'Duration', 'ConcurrentExecutions', 'Throttles']) {
      expect(own).toContain(metric);
    }
    const durations = widgets.find(({ properties }) => properties.title === `${name}: milliseconds`);
    expect(durations?.properties.metrics.map((metric) => Object(metric.at(-1)).stat)).toEqual(['p50', 'p99']);
  });

  it('shows digests by outcome, webhooks, tool calls and what most of the bill is for', () => {
    const named = metrics.map(([namespace, metric]) => `${namespace}/${metric}`);
    expect(named).toEqual(
      expect.arrayContaining([
        'Onbehalf/Digests',
        'Onbehalf/WebhooksAccepted',
        'Onbehalf/WebhooksRefused',
        'Onbehalf/WebhooksFailed',
        'Onbehalf/ToolCalls',
        'AWS/DynamoDB/ConsumedWriteCapacityUnits',
        'AWS/Logs/IncomingBytes',
        'AWS/ApiGateway/DataProcessed',
      ]),
    );
  });

  it('shows the state of every alarm', () => {
    const shown = widgets.find(({ type }) => type === 'alarm')?.properties.alarms ?? [];
    const alarms = [
      ...resources('AWS::CloudWatch::Alarm', z.unknown()).keys(),
      ...resources('AWS::CloudWatch::CompositeAlarm', z.unknown()).keys(),
    ];
    expect(shown.toSorted()).toEqual(alarms.toSorted());
    // CloudWatch shows no more in one widget.
    expect(shown.length).toBeLessThanOrEqual(100);
  });

  it('has no metric from the logs that no filter counts', () => {
    const filters = resources(
      'AWS::Logs::MetricFilter',
      z.object({ MetricTransformations: z.tuple([z.object({ MetricName: z.string() })]) }),
    );
    const counted = [...filters.values()].map(({ MetricTransformations: [{ MetricName }] }) => MetricName);
    const shown = metrics.filter(([namespace]) => namespace === 'Onbehalf').map(([, metric]) => metric);
    for (const metric of shown) expect(counted).toContain(metric);
  });
});
