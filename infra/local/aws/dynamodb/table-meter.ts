import type { ServerResponse } from 'node:http';
import { PENDING_INDEX } from '../../../../shared/state/alignment/pending-index.ts';

/** A request of a function to the table: what it addressed, and the request units that DynamoDB would charge. */
export type TableRequest = {
  function: string | undefined;
  operation: string;
  /** `pk` and `sk` of its item or of its query, each up to the first `#` or as a whole. */
  keys: { partition: string; sort: string };
  /** The partition key itself: two requests with the same one share a partition. */
  partition: string;
  read: number;
  write: number;
};

export type TableMeter = (request: TableRequest) => void;

type Input = Record<string, unknown> & { Key?: Item; Item?: Item; ExpressionAttributeValues?: Item };
type Item = Record<string, { S?: string } | undefined>;

const READS: readonly string[] = ['GetItem', 'Query'];
const WRITES: readonly string[] = ['PutItem', 'UpdateItem', 'DeleteItem'];

/** The body of a metered request, which asks for the units as well; as it was for other operations. */
export function requestUnits(operation: string, body: string): string {
  if (![...READS, ...WRITES].includes(operation)) return body;
  return JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' });
}

/** Reports the request once its response is there. */
export function meterResponse(
  response: ServerResponse,
  { operation, body, functionName }: { operation: string; body: string; functionName: string | undefined },
  meter: TableMeter,
): void {
  if (![...READS, ...WRITES].includes(operation)) return;
  const { end } = response;
  // dynalite ends each response with its whole text.
  response.end = ((text: string) => {
    const units = unitsOf(text);
    const input: Input = JSON.parse(body);
    const keys = addressedBy(input);
    const isRead = READS.includes(operation);
    meter({
      function: functionName,
      operation,
      keys: { partition: kindOf(keys.partition), sort: kindOf(keys.sort) },
      partition: keys.partition,
      read: isRead ? units : 0,
      write: isRead ? 0 : units + indexUnits(input),
    });
    return end.call(response, text, 'utf8');
  }) as typeof end;
}

/** A condition that does not hold is charged as a write: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
function unitsOf(text: string): number {
  const { ConsumedCapacity } = JSON.parse(text) as { ConsumedCapacity?: { CapacityUnits?: number } };
  return ConsumedCapacity?.CapacityUnits ?? 1;
}

/** dynalite counts no writes to an index: one for each change of an item's place in the index of pending work. */
function indexUnits({ UpdateExpression, Item }: Input): number {
  const isMarking = Item !== undefined && PENDING_INDEX.partitionKey in Item;
  const isChanging =
    typeof UpdateExpression === 'string' && UpdateExpression.includes(PENDING_INDEX.partitionKey);
  return isMarking || isChanging ? 1 : 0;
}

function addressedBy({ Key, Item, ExpressionAttributeValues: values }: Input) {
  const item = Key ?? Item;
  if (item) return { partition: item.pk?.S ?? '', sort: item.sk?.S ?? '' };
  return { partition: (values?.[':pk'] ?? values?.[':work'])?.S ?? '', sort: values?.[':slot']?.S ?? '' };
}

function kindOf(key: string): string {
  const end = key.indexOf('#');
  return end < 0 ? key : `${key.slice(0, end)}#…`;
}
