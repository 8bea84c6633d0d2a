import type { ToolProvider } from '../provider.ts';
import { createLinearApi } from './api/api.ts';
import { LinearWorkspaces } from './workspace/workspace.ts';

/** Linear: issues and comments behind its GraphQL API. Scalekit's tools for it are not simulated. */
export function createLinearProvider(): ToolProvider {
  const workspaces = new LinearWorkspaces();
  return {
    tools: [],
    run: () => Promise.reject(new Error('The provider has no tools.')),
    clear: () => workspaces.clear(),
    api: createLinearApi(workspaces),
  };
}
