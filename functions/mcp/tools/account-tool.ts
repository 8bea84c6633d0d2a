import type { CatalogueTool } from './catalogue.ts';

/** A tool, and the label of the account that a call runs it with: `displayName` names the labelled account, too. */
export type AccountTool = CatalogueTool & { account?: string | undefined };

/** The tool with the account of a call, such as `Gmail (work)`; without a label the tool as it is. */
export function withAccount(tool: CatalogueTool, account: string | undefined): AccountTool {
  if (account === undefined) return tool;
  return { ...tool, account, displayName: `${tool.displayName} (${account})` };
}

/** How a result names the labelled account that acted; undefined for the default account. */
export function nameOf({ account, displayName }: AccountTool): string | undefined {
  return account === undefined ? undefined : displayName;
}
