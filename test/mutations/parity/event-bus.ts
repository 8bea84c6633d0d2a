import type { ParityMutation } from '../mutation.ts';

const put = {
  source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html',
  file: 'infra/local/aws/events/api.ts',
  test: 'test/local/aws/events/events.test.ts',
};
const entry = { ...put, file: 'infra/local/aws/events/entry.ts' };

/** The event buses of EventBridge. */
export const eventBuses: readonly ParityMutation[] = [
  {
    ...put,
    behaviour: 'PutEvents reports an entry that it did not accept in a response of status 200',
    find: 'if (wrong !== undefined) return wrong;',
    replace: 'if (wrong !== undefined) throw new AwsError(wrong.ErrorCode, wrong.ErrorMessage);',
    name: 'in a response of status 200, and accepts the others',
  },
  {
    ...put,
    behaviour: 'PutEvents counts the entries that it did not accept',
    find: "FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,",
    replace: 'FailedEntryCount: 0,',
    name: 'reports an injected fault of an entry in the same way',
  },
  {
    ...put,
    behaviour: 'PutEvents reports success for a bus that does not exist',
    source: 'https://github.com/aws/aws-sdk/issues/186',
    find: 'bus?.add(',
    replace: "if (bus === undefined) throw new AwsError('ResourceNotFoundException', '');\n  bus.add(",
    name: 'reports success for a bus that does not exist',
  },
  {
    ...put,
    behaviour: 'PutEvents takes at most ten entries',
    find: '.min(1).max(10)',
    replace: '.min(1)',
    name: 'refuses a request of eleven entries, and accepts nothing',
  },
  {
    ...put,
    behaviour: 'PutEvents takes less than 256 KB',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html',
    find: 'const LARGEST_BYTES = 256 * 1024;',
    replace: 'const LARGEST_BYTES = 1024 * 1024;',
    name: 'refuses a request of 256 KB, and accepts nothing',
  },
  {
    ...entry,
    behaviour: 'The detail of an event is a JSON object',
    find: "return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };",
    replace: 'return undefined;',
    name: 'reports an entry with a detail that is a list',
  },
  {
    ...entry,
    behaviour: 'An event needs a source',
    find: "if (!Source) return isRequired('Source');",
    replace: 'if (!Source) return undefined;',
    name: 'reports an entry with no source',
  },
];
