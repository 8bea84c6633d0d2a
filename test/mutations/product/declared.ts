import type { Mutation } from '../mutation.ts';

const BUILD = { test: 'test/unit/scalekit/declared/build-request.test.ts' };
const READ = { test: 'test/unit/scalekit/declared/read-response.test.ts' };
const RUN = { test: 'test/unit/scalekit/declared/declared-tools.test.ts' };
const SECOND = { test: 'test/unit/scalekit/declared/second-send.test.ts' };
const CHECK = { test: 'test/infra/deploy/allow-list/wrong-actions.test.ts' };

/** The actions that the configuration declares, and their way to the providers' APIs. */
export const declared: Mutation[] = [
  {
    behaviour: 'An input with dots or separators moves a request to another path of the provider',
    find: 'if (UNSAFE_SEGMENT.test(text)) throw',
    replace: 'if (false) throw',
    ...BUILD,
    name: 'is refused for',
  },
  {
    behaviour: 'An input adds a header to a request',
    find: String.raw`if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text))`,
    replace: 'if (false)',
    ...BUILD,
    name: 'in a header',
  },
  {
    behaviour: 'A write uses a connection that was idle: its reset leaves the outcome in doubt',
    find: "opensConnection: effect === 'write'",
    replace: 'opensConnection: false',
    ...RUN,
    name: 'uses no connection that was idle',
  },
  {
    behaviour: 'A declared write is sent again after a failure',
    find: "const repetition = effect === 'read' ? 'read' : 'once';",
    replace: "const repetition = effect === 'read' ? 'read' : 'read';",
    ...RUN,
    name: 'is sent once and stays unknown after',
  },
  {
    behaviour: 'A write whose connection was refused leaves the outcome in doubt, and its key is lost',
    find: 'if (!isSent) throw notSent(withoutContent(error));',
    replace: '',
    ...RUN,
    name: 'is not run when no connection is there',
  },
  {
    behaviour:
      'A write that was reset after it left counts as not sent: its key is free, and it is sent again',
    find: 'const markSent = () => {\n    isSent = true;',
    replace: 'const markSent = () => {\n    isSent = false;',
    ...RUN,
    name: 'is sent once and stays unknown after',
  },
  {
    behaviour: 'A redirect of a write counts as a refusal without effect',
    find: "if (status < 400) return { kind: 'provider', status: 'in-doubt' };",
    replace: '',
    ...READ,
    name: 'is',
  },
  {
    behaviour: 'An error in a 200 whose code is unknown counts as the result',
    find: "if (status === undefined) return 'in-doubt';",
    replace: 'if (status === undefined) return undefined;',
    ...READ,
    name: 'is in doubt with the code',
  },
  {
    behaviour: 'A write that GraphQL did and could not read back whole releases its key, and is done twice',
    find: "declared !== undefined && mark !== 'read' && hasActed(json, action, isOk)",
    replace: 'false',
    ...READ,
    name: 'leaves a write in doubt',
  },
  {
    behaviour: 'A declared read by POST needs no review',
    find: "if (mark === 'read' && method !== 'GET' && !reviewedReads.includes(name))",
    replace: 'if (false)',
    ...CHECK,
    name: 'names a read that is not proven to be one',
  },
  {
    behaviour: 'A write without a declared result that GraphQL did releases its key, and is done twice',
    find: 'return isOk && error !== undefined && hasMore(json, error);',
    replace: 'return false;',
    ...SECOND,
    name: 'without a declared result',
  },
  {
    behaviour: 'A refusal of a write leaves it in doubt, since a message stands beside its error',
    find: 'return isOk && error !== undefined && hasMore(json, error);',
    replace: 'return error !== undefined && hasMore(json, error);',
    ...READ,
    name: 'means a write without a result had no effect',
  },
  {
    behaviour: 'A write whose result is null after an error of a field within it is done twice',
    find: 'if (Array.isArray(path) && path.length > 1) return true;',
    replace: '',
    ...SECOND,
    name: 'an error of a field',
  },
  {
    behaviour: 'A write counts as done after a 200 without its result',
    find: '(result.length === 0 || found !== null)',
    replace: 'true',
    ...SECOND,
    name: 'a 200 without the declared result',
  },
  {
    behaviour: 'A write counts as done although its provider reports that it is not',
    find: '(done === undefined || isPresent(follow(json, done)))',
    replace: 'true',
    ...SECOND,
    name: 'a 200 that reports no success',
  },
  {
    behaviour: 'A long id in a result is rounded',
    find: "typeof value === 'number' && (!Number.isFinite(value) || isInexact(source)) ? source : value",
    replace: 'value',
    test: 'test/unit/scalekit/declared/parse-exact.test.ts',
    name: 'as a text',
  },
  {
    behaviour: 'A byte order mark before the response leaves a done write in doubt',
    find: 'new TextDecoder().decode(Buffer.concat(chunks))',
    replace: "Buffer.concat(chunks).toString('utf8')",
    ...RUN,
    name: 'begins with a byte order mark',
  },
  {
    behaviour: 'An account whose key no header can carry is reported as an outage, for ever',
    find: 'text === undefined || !isSendable(text) ? undefined',
    replace: "text === undefined || text === '' ? undefined",
    test: 'test/unit/scalekit/provider-api/credential.test.ts',
    name: 'is none for a key with a line break',
  },
  {
    behaviour: 'An action whose header ends the line deploys',
    find: 'placeholderOf(value) === undefined && !LINE.test(value)',
    replace: 'false',
    ...CHECK,
    name: 'names a header of two lines',
  },
  {
    behaviour: 'An input within a text is sent as its placeholder',
    find: 'fixed.filter((text) => inputs.some((input) => text.includes(input)))',
    replace: 'fixed.filter(() => false)',
    ...CHECK,
    name: 'names an input within a text of the body',
  },
  {
    behaviour: 'The doctor passes a connection of the wrong kind',
    find: 'else if (config && isOfOtherKind(type, config))',
    replace: 'else if (false)',
    test: 'test/infra/operator/doctor/doctor.test.ts',
    name: 'with a remedy when',
  },
];
