import type { FunctionName } from '../../../../../shared/config/environment.ts';
import { type ApiFunctionName, apiFunctions } from '../../../functions/api-functions.ts';
import { jobFunctions } from '../../../functions/job-functions.ts';
import { formatPascalCase } from '../../../pascal-case.ts';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import type { Observed } from '../observed.ts';

type JobName = keyof typeof jobFunctions;

const apiNames = Object.keys(apiFunctions) as ApiFunctionName[];
const jobNames = Object.keys(jobFunctions) as JobName[];

/** Its runs may use their whole time: each stops before its end, and the next one goes on. */
const USES_ITS_TIME: readonly FunctionName[] = ['reconcile', 'offboard', 'seal-activity'] satisfies JobName[];

/** Every function of the API, by itself. */
function listApiFunctionRows(name: ApiFunctionName): AlarmRow[] {
  return [
    {
      ...oncePerMinute,
      id: `${formatPascalCase(name)}Errors`,
      meaning: `More than 1% of the runs of ${name} crash or end for their time`,
      runbook: 'functions.md#a-function-fails',
      measure: (signals) =>
        signals.computeShare('failed', {
          whole: signals.ofFunction(name, 'Invocations', 'Sum'),
          failed: signals.ofFunction(name, 'Errors', 'Sum'),
        }),
      breaches: '>',
      datapoints: [3, 5],
      notifies: 'service-down',
    },
    {
      ...oncePerMinute,
      id: `${formatPascalCase(name)}Throttles`,
      meaning: `Lambda refuses to run ${name}, for want of concurrency`,
      runbook: 'functions.md#lambda-has-no-concurrency-left',
      measure: (signals) => signals.ofFunction(name, 'Throttles', 'Sum'),
      datapoints: [2, 5],
    },
  ];
}

/** Every job, by itself. A throttled job is no error: its event waits, and its age is watched. */
function listJobRows(name: JobName): AlarmRow[] {
  const id = formatPascalCase(name);
  return [
    {
      ...oncePerMinute,
      id: `${id}Errors`,
      meaning: `A run of ${name} has failed, and is repeated`,
      runbook: 'functions.md#a-job-fails',
      measure: (signals) => signals.ofFunction(name, 'Errors', 'Sum'),
    },
    {
      ...oncePerMinute,
      id: `${id}Backlog`,
      meaning: `An event of ${name} has waited for more than ten minutes`,
      runbook: 'functions.md#events-of-a-job-wait',
      measure: (signals) => signals.ofFunction(name, 'AsyncEventAge', 'Maximum'),
      breaches: '>',
      threshold: 600_000,
    },
    {
      ...oncePerMinute,
      id: `${id}Dropped`,
      meaning: `Lambda has given up an event of ${name}`,
      runbook: 'functions.md#the-dead-letter-queue',
      measure: (signals) => signals.ofFunction(name, 'AsyncEventsDropped', 'Sum'),
    },
    {
      ...oncePerMinute,
      id: `${id}Lost`,
      meaning: `An event of ${name} failed for good, and could not be sent to the dead-letter queue`,
      runbook: 'functions.md#events-are-lost',
      measure: (signals) => signals.ofFunction(name, 'DestinationDeliveryFailures', 'Sum'),
    },
  ];
}

function describeDuration(name: FunctionName): AlarmRow {
  return {
    ...oncePerMinute,
    id: `${formatPascalCase(name)}Duration`,
    meaning: `Runs of ${name} need more than 80% of their time`,
    runbook: 'functions.md#a-function-needs-nearly-all-of-its-time',
    measure: (signals) => signals.ofFunction(name, 'Duration', 'p99'),
    breaches: '>',
    threshold: ({ functions }: Observed) => 800 * functions[name].timeoutSeconds,
    datapoints: [3, 5],
  };
}

/** What Lambda reports of each function, and of the account. */
export const functionRows: readonly AlarmRow[] = [
  ...apiNames.flatMap(listApiFunctionRows),
  ...jobNames.flatMap(listJobRows),
  ...[...apiNames, ...jobNames].filter((name) => !USES_ITS_TIME.includes(name)).map(describeDuration),
  {
    ...oncePerMinute,
    id: 'AccountConcurrency',
    meaning: "80% of the account's concurrency is in use",
    runbook: 'functions.md#lambda-has-no-concurrency-left',
    measure: (signals) => signals.ofAccount('ClaimedAccountConcurrency', 'Maximum'),
    breaches: '>',
    threshold: ({ parameters }: Observed) => 0.8 * parameters.accountConcurrency,
    datapoints: [10, 10],
  },
];
