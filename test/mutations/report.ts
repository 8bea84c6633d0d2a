import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { JsonTestResults } from 'vitest/node';
import type { Mutation } from './mutation.ts';

/** One test of a run: its file, its full name, and the errors that it failed with. */
export type TestResult = { test: string; name: string; status: string; errors: readonly string[] };

/** The tests that ran, of the report of vitest's reporter `json`. Without a report no test ran. */
export function readReport(path: string, folder: string): TestResult[] {
  if (!existsSync(path)) return [];
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as JsonTestResults;
  return testResults.flatMap((file) =>
    file.assertionResults.map(({ ancestorTitles, title, status, failureMessages }) => ({
      test: relative(folder, file.name),
      // As the option -t of vitest matches it.
      name: [...ancestorTitles, title].join(' > '),
      status,
      errors: failureMessages ?? [],
    })),
  );
}

/**
 * Whether a test failed because the code behaves otherwise. A file that does not load has no results, and an unknown
 * name in the replacement fails any test.
 */
export function isDetected(results: readonly TestResult[]): boolean {
  return results.some(
    ({ status, errors }) =>
      status === 'failed' && !errors.every((error) => /^(Reference|Syntax)Error/.test(error)),
  );
}

/** Whether the mutation's test passes without the mutation. One that fails anyway detects nothing. */
export function passes({ test, name }: Mutation, results: readonly TestResult[]): boolean {
  const own = results.filter((result) => result.test === test && result.name.includes(name));
  return own.some(({ status }) => status === 'passed') && own.every(({ status }) => status !== 'failed');
}
