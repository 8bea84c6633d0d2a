import * as z from 'zod/mini';

/** The examples of a schema. */
export function examplesOf(schema: z.core.$ZodType): unknown[] {
  const { examples } = z.globalRegistry.get(schema) ?? {};
  if (Array.isArray(examples)) return examples;
  return schema instanceof z.core.$ZodOptional ? examplesOf(schema._zod.def.innerType) : [];
}
