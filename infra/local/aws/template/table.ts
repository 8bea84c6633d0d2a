import { z } from 'zod';
import type { Resources } from './resources.ts';

/** A DynamoDB table of the template, with its time-to-live attribute. */
export type Table = {
  tableName: string;
  keySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
  attributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  ttlAttribute: string | undefined;
};

const tableSchema = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
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
      ttlAttribute: read.TimeToLiveSpecification?.AttributeName,
    };
  });
}
