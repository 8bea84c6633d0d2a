import type * as dynamodb from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { AwsService } from './aws-service.ts';

type Input<Command> = Omit<Command, 'TableName'>;

/** The operations on one table of DynamoDB, with JavaScript's own values in place of typed attributes. */
export type DocumentTable = {
  get(input: Input<dynamodb.GetCommandInput>): Promise<Pick<dynamodb.GetCommandOutput, 'Item'>>;
  put(input: Input<dynamodb.PutCommandInput>): Promise<Pick<dynamodb.PutCommandOutput, 'Attributes'>>;
  update(
    input: Input<dynamodb.UpdateCommandInput>,
  ): Promise<Pick<dynamodb.UpdateCommandOutput, 'Attributes'>>;
  delete(
    input: Input<dynamodb.DeleteCommandInput>,
  ): Promise<Pick<dynamodb.DeleteCommandOutput, 'Attributes'>>;
  query(
    input: Input<dynamodb.QueryCommandInput>,
  ): Promise<Pick<dynamodb.QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>;
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
      body: JSON.stringify({ TableName: name, ...mapMembers(input, write) }),
    });
    return mapMembers(Object(output), unmarshall);
  };
  return {
    get: (input) => call('GetItem', input),
    put: (input) => call('PutItem', input),
    update: (input) => call('UpdateItem', input),
    delete: (input) => call('DeleteItem', input),
    query: async (input) => {
      const { Items, ...output } = await call('Query', input);
      return { ...output, Items: Items?.map((item: Parameters<typeof unmarshall>[0]) => unmarshall(item)) };
    },
    close: service.close,
  };
}

/** Converts the members that are maps of attributes. */
function mapMembers<Value>(members: object, convert: (map: Record<string, Value>) => object) {
  const converted = Object.entries(members).map(([name, value]) =>
    MAPS.includes(name) && value !== undefined ? [name, convert(value)] : [name, value],
  );
  return Object.fromEntries(converted);
}

function write(map: Record<string, unknown>) {
  return marshall(map, { removeUndefinedValues: true });
}
