import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Attributes = Parameters<typeof unmarshall>[0];

/** DynamoDB's attributes of the values, for JSON. An undefined value is left out. */
export function writeAttributes(values: Record<string, unknown>): unknown {
  return encodeBytes(marshall(values, { removeUndefinedValues: true }));
}

/** The values of attributes from JSON. A number that JavaScript's own cannot represent is a bigint. */
export function readAttributes(attributes: object): Record<string, unknown> {
  return unmarshall(decodeBytes(attributes) as Attributes);
}

/** JSON has bytes as base64. */
function encodeBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return mapValues(value, encodeBytes);
}

/** Only the types of attributes have texts: a value of a map under the name `B` is an attribute of its own. */
function decodeBytes(value: unknown): unknown {
  return mapValues(value, (each, name) => {
    if (name === 'B' && typeof each === 'string') return decode(each);
    if (name === 'BS' && Array.isArray(each)) return each.map(decode);
    return decodeBytes(each);
  });
}

function decode(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function mapValues(value: unknown, convert: (each: unknown, name?: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => convert(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, convert(each, name)]));
}
