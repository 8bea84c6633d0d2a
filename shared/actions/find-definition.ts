import type { AccountRef } from '../connections/account-ref.ts';
import { withSingleLines } from '../connections/single-line.ts';
import { findShippedTool } from '../connections/tool-definitions.ts';
import { AppError } from '../errors/app-error.ts';
import type { CallScope, ToolDefinition, Tools } from '../scalekit/scalekit.ts';

/**
 * The definition of an allowed tool: the shipped one, else the one that Scalekit offers the user.
 * @throws AppError `tool-not-allowed` when Scalekit does not offer the tool to the user
 */
export async function findDefinition(
  ref: AccountRef,
  tool: string,
  scope: CallScope,
  tools: Pick<Tools, 'definition'>,
): Promise<ToolDefinition> {
  const shipped = findShippedTool(tool);
  if (shipped !== undefined) return shipped;
  const offered = await tools.definition(ref, tool, scope);
  if (offered === undefined) throw new AppError('tool-not-allowed', { connection: ref.connection });
  return { ...offered, inputSchema: reviewSchema(offered.inputSchema) };
}

/** Keywords that allow ReDoS or recursive validation. */
const COSTLY = new Set(['pattern', 'format', '$ref', '$recursiveRef', '$id', 'id']);

/**
 * Drops unreviewed keywords whose check may not end on some input; the provider still checks them. Fields of headers
 * get the pattern that the shipped definitions have.
 */
function reviewSchema(schema: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(schema).filter(([key, value]) => {
    // Under `properties` such a key is a property's name, and its value is a schema.
    if (COSTLY.has(key)) return typeof value !== 'string' && !Array.isArray(value);
    if (key === 'uniqueItems') return value !== true;
    if (key === 'additionalProperties') return schema.patternProperties === undefined;
    return key !== 'patternProperties';
  });
  const reviewed = Object.fromEntries(kept.map(([key, value]) => [key, reviewValue(value)]));
  const { properties } = reviewed;
  return isRecord(properties) ? { ...reviewed, properties: withSingleLines(properties) } : reviewed;
}

function reviewValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reviewValue);
  return isRecord(value) ? reviewSchema(value) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
