import * as z from 'zod';

/** The examples of a schema. */
export function examplesOf(schema: z.ZodType): unknown[] {
  const { examples } = schema.meta() ?? {};
  if (Array.isArray(examples)) return examples;
  return schema instanceof z.ZodOptional ? examplesOf(schema.unwrap() as z.ZodType) : [];
}
