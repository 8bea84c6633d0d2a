import { findShippedTool } from '../../shared/connections/tool-definitions.ts';
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
  tools: Pick<Tools, 'definition'>,
): Promise<ToolDefinition> {
  const shipped = findShippedTool(tool);
  if (shipped !== undefined) return shipped;
  const offered = await tools.definition(connection, tool, scope);
  if (offered === undefined) throw new AppError('tool-not-allowed', { connection });
  return { ...offered, inputSchema: cheap(offered.inputSchema) };
}

/** With these a check may take for ever, of some text or by schemas that name one another; so it may of a long list. */
const COSTLY = new Set(['pattern', 'format', '$ref', '$recursiveRef', '$id', 'id']);

/** Without what nobody reviewed and may take for ever on some input; the provider checks it anyway. */
function cheap(schema: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(schema).filter(([key, value]) => {
    // A property of a tool may be called so, and its value is a schema then.
    if (COSTLY.has(key)) return typeof value !== 'string' && !Array.isArray(value);
    if (key === 'uniqueItems') return value !== true;
    if (key === 'additionalProperties') return schema.patternProperties === undefined;
    return key !== 'patternProperties';
  });
  return Object.fromEntries(kept.map(([key, value]) => [key, inner(value)]));
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? cheap({ ...value }) : value;
}
