import type { ToolProvider } from '../provider.ts';
import { createFreshdeskApi } from './api/api.ts';
import { Desks } from './desk/desk.ts';

/** Freshdesk: tickets and notes behind its REST API. */
export function createFreshdeskProvider(): ToolProvider {
  const desks = new Desks();
  return {
    tools: [],
    run: () => Promise.reject(new Error('The provider has no tools.')),
    clear: () => desks.clear(),
    api: createFreshdeskApi(desks),
  };
}
