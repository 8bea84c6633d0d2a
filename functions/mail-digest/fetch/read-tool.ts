import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { requireToolEffect } from '../../../shared/connections/allow-list.ts';
import type { CallScope, ToolRun, Tools } from '../../../shared/scalekit/scalekit.ts';

export type ToolReader = Pick<Tools, 'read'>;

/** The allow-list holds for the digest as for every caller. @throws AppError `tool-not-allowed` */
export function readTool(
  tool: string,
  input: Record<string, unknown>,
  { mailbox, tools, scope }: { mailbox: AccountRef; tools: ToolReader; scope: CallScope },
): Promise<ToolRun> {
  requireToolEffect(mailbox.connection, tool);
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return tools.read({ ...mailbox, tool, input: Object.fromEntries(given) }, scope);
}
