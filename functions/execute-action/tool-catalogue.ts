import { connectionConfig, toolEffect } from '../../shared/config/allow-list.ts';
import type { ToolEffect } from '../../shared/config/connections.ts';
import { shippedTool } from '../../shared/config/tool-definitions.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CallScope, ToolDefinition, Tools } from '../../shared/scalekit/scalekit.ts';

/**
 * What running the tool does.
 * @throws AppError `connection-unknown`, `tool-not-allowed`
 */
export function allowedEffect(connection: string, tool: string): ToolEffect {
  const config = connectionConfig(connection);
  if (config === undefined) throw new AppError('connection-unknown');
  const effect = toolEffect(config, tool);
  if (effect === undefined) throw new AppError('tool-not-allowed', { connection });
  return effect;
}

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
