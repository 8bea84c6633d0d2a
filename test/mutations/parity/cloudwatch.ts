import type { ParityMutation } from '../mutation.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest';
const SOURCES = 'infra/local/aws/cloudwatch';
const TESTS = 'test/local/aws/cloudwatch';

const missing = {
  source: `${GUIDE}/monitoring/alarms-and-missing-data.html`,
  file: `${SOURCES}/alarms/judge-points.ts`,
  test: `${TESTS}/judge-points.test.ts`,
};
const evaluation = {
  source: `${GUIDE}/monitoring/alarm-evaluation.html`,
  file: `${SOURCES}/alarms/metric-alarm.ts`,
  test: `${TESTS}/metric-alarm.test.ts`,
};
const statistics = {
  ...evaluation,
  source: `${GUIDE}/monitoring/Statistics-definitions.html`,
  file: `${SOURCES}/metrics/statistic.ts`,
};
const math = {
  source: `${GUIDE}/monitoring/using-metric-math.html`,
  file: `${SOURCES}/metrics/metric-math.ts`,
  test: `${TESTS}/metric-math.test.ts`,
};
const filters = {
  source: `${GUIDE}/logs/FilterAndPatternSyntax.html`,
  file: `${SOURCES}/logs/filter-pattern.ts`,
  test: `${TESTS}/filter-pattern.test.ts`,
};
const composites = {
  source: `${GUIDE}/APIReference/API_PutCompositeAlarm.html`,
  file: `${SOURCES}/alarms/composite-rule.ts`,
  test: `${TESTS}/composite-rule.test.ts`,
};
const actions = {
  source: 'https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger',
  file: `${SOURCES}/alarms/topics.ts`,
  test: `${TESTS}/topics.test.ts`,
};
const queries = {
  source: `${GUIDE}/logs/CWL_QuerySyntax.html`,
  test: `${TESTS}/query.test.ts`,
};

/** How CloudWatch evaluates alarms, filters and queries. */
export const cloudWatch: readonly ParityMutation[] = [
  {
    ...missing,
    behaviour: 'An alarm looks two periods further back, in case some of the last ones lack data',
    find: 'breaches.filter((isBreach) => isBreach !== undefined).slice(-evaluationPeriods)',
    replace: 'breaches.slice(-evaluationPeriods).filter((isBreach) => isBreach !== undefined)',
    name: 'keeps ringing for a breach before its periods',
  },
  {
    ...missing,
    behaviour: 'Missing data counts as breaching only where too few periods have data',
    find: "(missingData === 'breaching' ? filled : 0)",
    replace: "(missingData === 'breaching' ? evaluationPeriods : 0)",
    name: 'has the states of the table of AWS for 3 of 3',
  },
  {
    ...missing,
    behaviour: 'Without data, an alarm on missing data keeps its state where it ignores it',
    find: "return missingData === 'ignore' ? undefined : 'INSUFFICIENT_DATA';",
    replace: "return 'INSUFFICIENT_DATA';",
    name: 'has the states of the table of AWS for 3 of 3 at - - - - -',
  },
  {
    ...missing,
    behaviour: 'A breach without newer data rings once it is as old as the points that an alarm needs',
    find: "breaches.length - breaches.indexOf(true) >= datapointsToAlarm ? 'ALARM' : 'OK'",
    replace: "breaches.length > 0 ? 'ALARM' : 'OK'",
    name: 'does not ring early for a breach',
  },
  {
    ...evaluation,
    behaviour: 'An alarm is evaluated every minute over the periods that end there',
    find: 'end - (this.#periods - nth) * periodMinutes',
    replace: 'Math.floor(end / periodMinutes - (this.#periods - nth)) * periodMinutes',
    name: 'looks every minute at the last minutes of its period',
  },
  {
    ...evaluation,
    behaviour: 'An alarm whose periods exceed a day is evaluated by the hour',
    find: '> DAY ? 60 : 1',
    replace: '> DAY ? 1 : 1',
    name: 'is evaluated by the hour',
  },
  {
    ...statistics,
    behaviour: 'A percentile is a value that so many of the values do not exceed',
    find: 'const rank = (percent / 100) * countOf(points);',
    replace: 'const rank = countOf(points);',
    name: 'compares the statistic p50',
  },
  {
    ...math,
    behaviour: 'Arithmetic has no value where an operand has none',
    find: 'return values.length === nodes.length ? combine(...values) : undefined;',
    replace: 'return combine(...values);',
    name: 'has no value where an operand has none',
  },
  {
    ...math,
    behaviour: 'FILL gives periods without data a value',
    find: 'values[nth] ?? filling[nth]',
    replace: 'values[nth]',
    name: 'computes FILL(errors, 0) + FILL(calls, 0)',
  },
  {
    ...math,
    behaviour: 'A division by zero has no value',
    find: '(b === 0 ? undefined : a / b)',
    replace: 'a / b',
    name: 'computes errors * 100 / calls',
  },
  {
    ...filters,
    behaviour: 'A text in a filter pattern is compared as a whole, with * as wildcard',
    find: "`^${escaped.join('.*')}$`",
    replace: "escaped.join('.*')",
    name: 'does not match by { $.message = "flow" }',
  },
  {
    ...filters,
    behaviour: 'A number in a filter pattern matches numbers alone',
    find: "typeof value === 'number' && compare[operator]",
    replace: 'compare[operator]',
    name: 'does not match by { $.text > 500 }',
  },
  {
    ...filters,
    behaviour: 'A filter pattern for JSON matches no line that is none',
    find: "typeof line === 'object' && line !== null && node(line)",
    replace: 'node(line)',
    name: 'for JSON does not match undefined',
  },
  {
    ...composites,
    behaviour: 'AND in the rule of a composite alarm needs both sides',
    find: 'const parts = [readAnd(tokens, alarms)];\n',
    replace:
      "const parts = [readNot(tokens, alarms)];\n  while (tokens.accept('AND')) parts.push(readNot(tokens, alarms));\n",
    name: 'ALARM("latency") AND ALARM("errors") is false',
  },
  {
    ...actions,
    behaviour: 'A policy of a topic replaces the one that lets alarms publish',
    find: 'if (!hasPolicy) return undefined;',
    replace: 'return undefined;',
    name: 'with a policy that only forbids, and notifies nobody',
  },
  {
    ...actions,
    behaviour:
      'An alarm cannot publish to a topic with a key that CloudWatch may not use, and reports nothing',
    find: 'isEncrypted: KmsMasterKeyId !== undefined',
    replace: 'isEncrypted: false',
    name: 'that is encrypted, and notifies nobody',
  },
  {
    ...queries,
    file: `${SOURCES}/queries/value.ts`,
    behaviour: 'A query compares numbers in texts as numbers',
    find: "typeof value === 'string' && /^-?\\d+(\\.\\d+)?$/.test(value) ? Number(value) : undefined",
    replace: 'undefined',
    name: 'filter status < 1000 has 3 rows',
  },
  {
    ...queries,
    file: `${SOURCES}/queries/terms.ts`,
    behaviour: 'bin groups the lines of a query by time',
    find: 'Math.floor(time / length) * length',
    replace: 'time',
    name: 'groups by time',
  },
];
