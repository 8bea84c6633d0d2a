/** Tests that use the running stack. */
const stackTests = stackFolders('*.test.ts');
/** Tests that need the running stack to themselves. */
const quietTests = ['*.quiet.test.ts', '*.verify.test.ts'].flatMap(stackFolders);
/** Depth that `npm test` leaves to `npm run verify`. */
export const DEEP_TESTS = 'test/**/*.verify.test.ts';

/** The scenarios of an agent framework, in a folder with packages of its own. */
const AGENTS = 'test/agents/*/*.agents.ts';
/** What npm installs below test/. */
export const PACKAGES = 'test/**/node_modules/**';

type Project = { include: string[]; exclude: string[]; maxWorkers: number; onStack: boolean };

/**
 * The groups of test files, as projects of vitest.config.ts. `parts` need no running stack. `product` share one stack
 * in two workers; each of these files has users of its own. `quiet` run after them, one at a time: they count every
 * call of a service, inject faults into every caller's calls, kill processes or move the clock. `agents` need packages of
 * their own: `npm run verify -- agents` runs them.
 */
export const projects = {
  parts: {
    include: ['test/**/*.test.ts'],
    exclude: [...stackTests, PACKAGES],
    maxWorkers: 2,
    onStack: false,
  },
  product: { include: stackTests, exclude: quietTests, maxWorkers: 2, onStack: true },
  quiet: { include: quietTests, exclude: [], maxWorkers: 1, onStack: true },
  agents: { include: [AGENTS], exclude: [], maxWorkers: 1, onStack: true },
} satisfies Record<string, Project>;

export type ProjectName = keyof typeof projects;

function stackFolders(name: string): string[] {
  return ['test/local/product', 'test/fault', 'test/browser'].map((folder) => `${folder}/**/${name}`);
}
