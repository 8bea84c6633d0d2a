import type { Mutation } from '../../mutation.ts';

const IMPORT = { test: 'test/infra/operator/import-accounts/import-accounts.test.ts' };
const REFUSALS = { test: 'test/infra/operator/import-accounts/import-refusals.test.ts' };
const LABELS = { test: 'test/infra/operator/import-accounts/import-labels.test.ts' };
const REST = { test: 'test/infra/operator/rest-client.test.ts' };
const DIFF = { test: 'test/infra/operator/connectors.test.ts' };

/** Moving accounts in, and comparing two environments. */
export const operatorConnections: readonly Mutation[] = [
  {
    behaviour: 'import-accounts takes an account that the user linked meanwhile for a failure',
    find: "result.status === 'none' || result.status === 409 || result.status === 429",
    replace: "result.status === 'none' || result.status === 429",
    ...IMPORT,
    name: 'counts an account as existing',
  },
  {
    behaviour: 'import-accounts replaces the tokens of accounts that it was not asked to change',
    find: 'if (status !== undefined && !work.updateInactive) return refuseInactive(status);',
    replace: '',
    ...IMPORT,
    name: 'leaves an account that is not ACTIVE alone',
  },
  {
    behaviour: 'import-accounts writes in a dry run',
    find: "if (work.isDryRun) return { kind: 'planned' };",
    replace: '',
    ...IMPORT,
    name: 'writes nothing in a dry run',
  },
  {
    behaviour: 'import-accounts reports an account as existing that it made itself',
    find: "return { kind: sent ?? 'exists' };",
    replace: "return { kind: 'exists' };",
    ...IMPORT,
    name: 'makes an account once when its creation meets reset after the effect',
  },
  {
    behaviour: 'import-accounts sends the tokens of two lines for one account',
    find: 'if (earlier !== undefined) {\n    report.add',
    replace: 'if (at < 0) {\n    report.add',
    ...IMPORT,
    name: 'refuses wrong lines with their numbers',
  },
  {
    behaviour: 'import-accounts makes Gmail accounts that end after an hour',
    find: 'return config && findNeeds(config)?.expires',
    replace: 'return config === undefined',
    ...IMPORT,
    name: 'refuses wrong lines with their numbers',
  },
  {
    behaviour: "import-accounts gives Scalekit's own OAuth app tokens of another app",
    find: 'if (settings.isShared) {',
    replace: "if (settings.clientId === '') {",
    ...REFUSALS,
    name: "has Scalekit's own OAuth app",
  },
  {
    behaviour: 'import-accounts guesses that an OAuth app is the own one',
    find: 'return ownOAuthApp\n',
    replace: 'return name\n',
    ...REFUSALS,
    name: 'refuses to guess whose OAuth app',
  },
  {
    behaviour: 'import-accounts repeats before the Retry-After of a 429 has passed',
    find: 'retryAfterSeconds * 1000',
    replace: 'retryAfterSeconds',
    ...REFUSALS,
    name: 'waits as long as a 429 says',
  },
  {
    behaviour: 'import-accounts goes on for hours while Scalekit is down',
    find: 'failures = isConfirmed ? 0 : failures + 1;',
    replace: 'failures = isConfirmed ? 0 : failures;',
    ...REFUSALS,
    name: 'stops when Scalekit fails for every account',
  },
  {
    behaviour: 'import-accounts makes labelled accounts of which no item leads back to the user',
    find: 'await labels.add(user, account);',
    replace: 'await labels.find(user);',
    ...LABELS,
    name: 'makes a labelled account',
  },
  {
    behaviour: 'import-accounts keeps the label of accounts that Scalekit refused',
    find: "outcome.kind === 'failed' && !outcome.isUnconfirmed",
    replace: "outcome.kind === 'planned'",
    ...LABELS,
    name: 'keeps no label of which Scalekit has refused every account',
  },
  {
    behaviour: 'import-accounts removes the label of an account on another connection',
    find: 'this.#atWork.has(alias) || mayHaveAccount(alias)',
    replace: 'this.#atWork.has(alias)',
    ...LABELS,
    name: 'keeps a refused label while it has a digest, an account',
  },
  {
    behaviour: 'A dry run of import-accounts plans labels that the import refuses',
    find: 'if (!isLabelAllowed(then, account)) return false;',
    replace: '',
    ...LABELS,
    name: 'refuses the labels in a dry run that the import would refuse',
  },
  {
    behaviour: 'import-accounts stops at one 503 of the token endpoint',
    find: "if (failure.kind === 'passing') return failure;",
    replace: '',
    ...REFUSALS,
    name: 'goes on after a 503 of the token endpoint',
  },
  {
    behaviour: 'import-accounts stops at one 429 before its first account',
    find: 'return isPassing(result) ? { result } : { value: parseSettings(result) };',
    replace: 'return { value: parseSettings(result) };',
    ...REFUSALS,
    name: 'goes on after a 429 of the first read',
  },
  {
    behaviour: 'A refused client secret is an AxiosError to the operator',
    find: "if (name === 'AxiosError' && isRefusedGrant(result)) return",
    replace: "if (name === 'never') return",
    ...REFUSALS,
    name: 'stops when Scalekit refuses the credentials',
  },
  {
    behaviour: 'A redirect takes imported tokens to another host',
    find: "redirect: 'manual',\n      signal: AbortSignal.timeout(REST_TIMEOUT_MS)",
    replace: 'signal: AbortSignal.timeout(REST_TIMEOUT_MS)',
    ...REST,
    name: 'follows no redirect',
  },
  {
    behaviour: 'connectors diff exits with 0 although the environments differ',
    find: 'if (comparison.differences.length > 0) process.exitCode = 1;',
    replace: '',
    ...DIFF,
    name: 'exits with 1 for a difference',
  },
  {
    behaviour: 'connectors diff takes an environment that it could not read for a difference',
    find: 'const COULD_NOT_COMPARE = 2;',
    replace: 'const COULD_NOT_COMPARE = 1;',
    ...DIFF,
    name: 'exits with 1 for a difference',
  },
  {
    behaviour: 'connectors diff misses tools that only one environment has',
    find: 'else for (const { path, from: a, to: b } of compareJson(before, after))',
    replace: 'if (before && after) for (const { path, from: a, to: b } of compareJson(after, after))',
    ...DIFF,
    name: 'the member that differs in a definition',
  },
  {
    behaviour: 'connectors diff lets a description control the terminal',
    find: 'text.replaceAll(/[\\p{C}\\u2028\\u2029]/gu,',
    replace: 'text.replaceAll(/[\\p{Cn}]/gu,',
    ...DIFF,
    name: 'escapes control characters',
  },
];
