import { z } from 'zod';
import type { Resources } from './resources.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const indexSchema = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

/** A DynamoDB table of the template, with its indexes and its time-to-live attribute. */
export type Table = {
  tableName: string;
  keySchema: z.output<typeof keySchema>;
  attributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  indexes: z.output<typeof indexSchema>[];
  ttlAttribute: string | undefined;
};

const tableSchema = z.object({
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(indexSchema).default([]),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  TimeToLiveSpecification: z.object({ AttributeName: z.string() }).optional(),
});

export function readTables(resources: Resources): Table[] {
  return resources.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(({ ref, properties }) => {
    const read = tableSchema.parse(properties);
    return {
      tableName: ref,
      keySchema: read.KeySchema,
      attributeDefinitions: read.AttributeDefinitions,
      indexes: read.GlobalSecondaryIndexes,
      ttlAttribute: read.TimeToLiveSpecification?.AttributeName,
    };
  });
}
