import { EventEmitter } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import dynalite from 'dynalite';
import { callerOf } from '../../faults/call-point.ts';
import { BodyTooLarge, readBody } from '../../run/bounded-body.ts';
import type { CallLog } from '../control/call-log.ts';
import type { Access } from '../iam/access.ts';
import { findDenial } from '../iam/find-denial.ts';
import type { AwsError } from '../protocol/aws-error.ts';
import type { Table } from '../template/table.ts';
import { meterResponse, requestUnits, type TableMeter } from './table-meter.ts';

type DynamoDbSetup = {
  log: CallLog;
  /** Without it every caller may do all. */
  access?: Access;
  /** Receives each request with its units. */
  meter?: TableMeter | undefined;
};

/** DynamoDB has one path, without a query. */
const NOWHERE = { path: '/', query: new URLSearchParams() };

/** Emulates DynamoDB in memory with dynalite, and logs its calls. */
export function createDynamoDb({ log, access, meter }: DynamoDbSetup): RequestListener {
  const database = dynalite({ createTableMs: 0, deleteTableMs: 0 });
  return (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const { functionName } = callerOf(request.headers.authorization);
    let denial: AwsError | undefined;
    response.once('finish', () => {
      const outcome = response.statusCode === 200 ? 'ok' : String(response.statusCode);
      log.add('dynamodb', operation, '', denial?.code ?? outcome, functionName);
    });
    readBody(request).then(
      (body) => {
        denial = access && findDenial(access, functionName, 'dynamodb', { ...NOWHERE, operation, body });
        if (denial) return refuse(response, denial.status, denial.code, denial.message);
        if (meter) meterResponse(response, { operation, body, functionName }, meter);
        serve(database, request, meter ? requestUnits(operation, body) : body, response);
      },
      (error) => refuse(response, error instanceof BodyTooLarge ? 413 : 400),
    );
  };
}

/**
 * Passes a complete request to dynalite. On its own, dynalite throws where no caller can catch it: when a client
 * closes the connection early, and when the body is JSON but not an object.
 */
function serve(
  database: Server,
  { method, url, headers }: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const complete = Object.assign(new EventEmitter(), { method, url, headers });
  database.emit('request', complete, response);
  try {
    if (body !== '') complete.emit('data', body);
    complete.emit('end');
  } catch {
    refuse(response, 400);
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  code = 'SerializationException',
  message?: string,
): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  // https://github.com/sebdah/dynamic-dynamodb/issues/321
  response.end(JSON.stringify({ __type: `com.amazon.coral.service#${code}`, Message: message }));
}

/** Creates a table of the template. @throws Error with dynalite's response if it fails */
export async function createTable(dynamodbUrl: string, table: Table): Promise<void> {
  await request(dynamodbUrl, 'CreateTable', {
    TableName: table.tableName,
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributeDefinitions,
    // DynamoDB refuses an empty list.
    ...(table.indexes.length > 0 && { GlobalSecondaryIndexes: table.indexes }),
    BillingMode: 'PAY_PER_REQUEST',
  });
  while (!(await isActive(dynamodbUrl, table.tableName)))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function isActive(dynamodbUrl: string, tableName: string): Promise<boolean> {
  return (await request(dynamodbUrl, 'DescribeTable', { TableName: tableName })).includes('"ACTIVE"');
}

async function request(dynamodbUrl: string, operation: string, input: unknown): Promise<string> {
  const response = await fetch(dynamodbUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      // dynalite requires a header in the form of a signature and does not check it.
      authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
      'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, ''),
    },
    body: JSON.stringify(input),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`dynalite refused ${operation}: ${body}`);
  return body;
}
