import type { DescField, DescMessage, Message } from '@bufbuild/protobuf';
import { reflect } from '@bufbuild/protobuf/reflect';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { FeatureSet_FieldPresence } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';

/**
 * Scalekit's own request limits. The SDK's descriptors hold them as `buf.validate` options, but its build removed the
 * schema of these options. They therefore arrive as unknown fields and are parsed here. Field numbers:
 * https://github.com/bufbuild/protovalidate/blob/main/proto/protovalidate/buf/validate/validate.proto
 */
const FIELD_RULES = 1159;
const rule = { uint32: 5, string: 14, repeated: 18, required: 25 } as const;
const stringRule = { minLength: 2, maxLength: 3, pattern: 6, prefix: 7 } as const;
const repeatedRule = { maxItems: 2, items: 4 } as const;
const uint32Rule = { lessThan: 2, atMost: 3 } as const;

type WireFields = Map<number, number | Uint8Array>;

/** @throws ConnectError InvalidArgument with the first field that breaks a rule, and the rule */
export function checkRequest(schema: DescMessage, message: Message): void {
  const fields = reflect(schema, message);
  for (const field of schema.fields) {
    const rules = readRules(field);
    const isSet = fields.isSet(field);
    if (rules?.get(rule.required) === 1 && !isSet) refuse(field, 'is required');
    // A field without presence must also satisfy its rules with its zero value.
    if (!isSet && field.presence !== FeatureSet_FieldPresence.IMPLICIT) continue;
    const value: unknown = message[field.localName as keyof Message];
    if (rules !== undefined) checkValue(field, rules, value);
    // Only Scalekit's own messages: the content of a `Struct` belongs to the caller.
    if (field.fieldKind === 'message' && field.message.typeName.startsWith('scalekit.') && isMessage(value)) {
      checkRequest(field.message, value);
    }
  }
}

function checkValue(field: DescField, rules: WireFields, value: unknown): void {
  if (typeof value === 'string') checkText(field, readNested(rules, rule.string), value);
  if (typeof value === 'number') checkNumber(field, readNested(rules, rule.uint32), value);
  if (Array.isArray(value)) checkList(field, readNested(rules, rule.repeated), value);
}

function checkText(field: DescField, rules: WireFields, value: string): void {
  const length = [...value].length;
  const shortest = readNumber(rules, stringRule.minLength);
  const longest = readNumber(rules, stringRule.maxLength);
  const pattern = readText(rules, stringRule.pattern);
  const prefix = readText(rules, stringRule.prefix);
  if (shortest !== undefined && length < shortest) refuse(field, `needs at least ${shortest} characters`);
  if (longest !== undefined && length > longest) refuse(field, `allows at most ${longest} characters`);
  if (pattern !== undefined && !new RegExp(pattern).test(value)) refuse(field, `must match ${pattern}`);
  if (prefix !== undefined && !value.startsWith(prefix)) refuse(field, `must start with ${prefix}`);
}

function checkNumber(field: DescField, rules: WireFields, value: number): void {
  // listConnectedAccounts has the rule `less than 100` but documents "between 0 and 100": the milder limit applies.
  const most = readNumber(rules, uint32Rule.atMost) ?? readNumber(rules, uint32Rule.lessThan);
  if (most !== undefined && value > most) refuse(field, `must be at most ${most}`);
}

function checkList(field: DescField, rules: WireFields, value: unknown[]): void {
  const most = readNumber(rules, repeatedRule.maxItems);
  if (most !== undefined && value.length > most) refuse(field, `allows at most ${most} entries`);
  for (const item of value) checkValue(field, readNested(rules, repeatedRule.items), item);
}

function refuse(field: DescField, why: string): never {
  throw new ConnectError(`${field.name}: ${why}`, Code.InvalidArgument);
}

function readRules(field: DescField): WireFields | undefined {
  const option = field.proto.options?.$unknown?.find(({ no }) => no === FIELD_RULES);
  // The bytes of a length-delimited unknown field start with their length.
  return option && parseWireFields(new BinaryReader(option.data).bytes());
}

function parseWireFields(bytes: Uint8Array): WireFields {
  const fields: WireFields = new Map();
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [no, wireType] = reader.tag();
    if (wireType === WireType.Varint) fields.set(no, Number(reader.uint64()));
    else if (wireType === WireType.LengthDelimited) fields.set(no, reader.bytes());
    else reader.skip(wireType, no);
  }
  return fields;
}

function readNested(rules: WireFields, no: number): WireFields {
  const bytes = rules.get(no);
  return bytes instanceof Uint8Array ? parseWireFields(bytes) : new Map();
}

function readNumber(rules: WireFields, no: number): number | undefined {
  const value = rules.get(no);
  return typeof value === 'number' ? value : undefined;
}

function readText(rules: WireFields, no: number): string | undefined {
  const value = rules.get(no);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : undefined;
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && '$typeName' in value;
}
