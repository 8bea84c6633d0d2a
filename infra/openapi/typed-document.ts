import type { JsonSchema } from './json-schema.ts';

export type Parameter = {
  in: string;
  name: string;
  required?: boolean;
  schema: JsonSchema;
  description?: string;
};
type Content = Record<string, { schema?: JsonSchema }>;
export type Operation = {
  summary: string;
  description?: string;
  security: unknown[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
};

/** The part of the document that the client's types and the tables of docs/api.md come from. */
export type TypedDocument = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};
