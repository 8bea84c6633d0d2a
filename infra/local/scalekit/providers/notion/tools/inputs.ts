import type { JsonObject } from '@bufbuild/protobuf';
import { z } from 'zod';

/** The input of each tool with Notion's defaults. Tool execution has checked the published JSON Schema. */
const page = {
  page_size: z.number().int().min(1).max(100).default(100),
  start_cursor: z.string().default(''),
};
const object = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const decoration = { icon: object.nullable().default(null), cover: object.nullable().default(null) };
const properties = z.record(z.string(), z.unknown());

export const search = z.object({
  query: z.string().default(''),
  sort_direction: z.enum(['ascending', 'descending']).default('descending'),
  sort_timestamp: z.literal('last_edited_time').default('last_edited_time'),
  ...page,
});

export const pageCreation = z.object({
  parent_page_id: z.string().optional(),
  database_id: z.string().optional(),
  _parent: z.object({ page_id: z.string().optional(), database_id: z.string().optional() }).optional(),
  properties: properties.default({}),
  child_blocks: z.array(z.unknown()).default([]),
  ...decoration,
});

export const rowInsertion = z.object({
  database_id: z.string(),
  properties,
  child_blocks: z.array(z.unknown()).default([]),
  ...decoration,
});

export const pageUpdate = z.object({
  page_id: z.string(),
  archived: z.boolean().optional(),
  properties: properties.default({}),
  icon: object.optional(),
  cover: object.optional(),
});

export const pageRequest = z.object({ page_id: z.string() });
export const append = z.object({ block_id: z.string(), blocks: z.array(z.unknown()).min(1) });
export const children = z.object({ block_id: z.string(), ...page });
export const databaseRequest = z.object({ database_id: z.string() });

export const query = z.object({
  database_id: z.string(),
  filter: z.unknown().optional(),
  sorts: z.array(z.unknown()).default([]),
  ...page,
});
