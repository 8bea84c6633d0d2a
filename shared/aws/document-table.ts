import type * as dynamodb from '@aws-sdk/lib-dynamodb';
import { readAttributes, writeAttributes } from './attributes.ts';
import type { AwsService } from './aws-service.ts';

type Input<Command> = Omit<Command, 'TableName'>;
type Output<Command> = Promise<Omit<Command, '$metadata'>>;

/** The operations on one table of DynamoDB, with JavaScript's own values in place of typed attributes. */
export type DocumentTable = {
  get(input: Input<dynamodb.GetCommandInput>): Output<dynamodb.GetCommandOutput>;
  put(input: Input<dynamodb.PutCommandInput>): Output<dynamodb.PutCommandOutput>;
  update(input: Input<dynamodb.UpdateCommandInput>): Output<dynamodb.UpdateCommandOutput>;
  delete(input: Input<dynamodb.DeleteCommandInput>): Output<dynamodb.DeleteCommandOutput>;
  query(input: Input<dynamodb.QueryCommandInput>): Output<dynamodb.QueryCommandOutput>;
  close(): void;
};

/** The members of inputs and outputs that are maps of attributes. */
const MAPS = [
  'Attributes',
  'ExclusiveStartKey',
  'ExpressionAttributeValues',
  'Item',
  'Key',
  'LastEvaluatedKey',
];

export function documentTable(name: string, service: AwsService): DocumentTable {
  const call = async (operation: string, input: object) => {
    const output = await service.call({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body: JSON.stringify({ TableName: name, ...mapMembers(input, writeAttributes) }),
    });
    return mapMembers(Object(output), readAttributes);
  };
  return {
    get: (input) => call('GetItem', input),
    put: (input) => call('PutItem', input),
    update: (input) => call('UpdateItem', input),
    delete: (input) => call('DeleteItem', input),
    query: async (input) => {
      const { Items, ...output } = await call('Query', input);
      return { ...output, Items: Items?.map((item: object) => readAttributes(item)) };
    },
    close: service.close,
  };
}

/** Converts the members that are maps of attributes, and leaves out those that are null, as AWS's clients do. */
function mapMembers(members: object, convert: (map: Record<string, unknown>) => unknown) {
  const converted = Object.entries(members)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, MAPS.includes(name) ? convert(value) : value]);
  return Object.fromEntries(converted);
}
