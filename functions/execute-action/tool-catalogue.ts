import { shippedTool } from '../../shared/config/tool-definitions.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CallScope, ToolDefinition, Tools } from '../../shared/scalekit/scalekit.ts';

/**
 * The definition of an allowed tool. The product ships it; only one that is missing costs a call to Scalekit.
 * @throws AppError `tool-not-allowed` when Scalekit does not offer the tool to the user
 */
export async function definitionOf(
  connection: string,
  tool: string,
  scope: CallScope,
  tools: Pick<Tools, 'definitions'>,
): Promise<ToolDefinition> {
  const known =
    shippedTool(tool) ??
    (await tools.definitions(connection, scope, [tool])).find(({ name }) => name === tool);
  if (known === undefined) throw new AppError('tool-not-allowed', { connection });
  return known;
}
