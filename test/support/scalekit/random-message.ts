import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import * as fc from 'fast-check';

type Init = Record<string, unknown>;

/** Deep enough for each message of Scalekit's services. */
const DEPTH = 4;

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

const scalars = new Map<ScalarType, fc.Arbitrary<unknown>>([
  [ScalarType.STRING, text],
  [ScalarType.BOOL, fc.boolean()],
  [ScalarType.INT32, int32],
  [ScalarType.INT64, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  [ScalarType.UINT32, fc.nat()],
  [ScalarType.DOUBLE, fc.double()],
  [ScalarType.BYTES, fc.uint8Array({ maxLength: 20 })],
]);

/** A random initial value of a message: each field is there or not. */
export function randomMessage(message: DescMessage, depth = DEPTH): fc.Arbitrary<Init> {
  const fields = message.fields.filter(({ oneof }) => oneof === undefined);
  const plain = fc.record(
    Object.fromEntries(fields.map((field) => [field.localName, randomField(field, depth)])),
    { requiredKeys: [] },
  );
  const groups = message.oneofs.map(({ localName, fields }) =>
    fc.option(fc.oneof(...fields.map((field) => randomCase(localName, field, depth))), { nil: {} }),
  );
  return fc.tuple(plain, ...groups).map((parts): Init => Object.assign({}, ...parts));
}

function randomCase(group: string, field: DescField, depth: number): fc.Arbitrary<Init> {
  return randomField(field, depth).map((value) => ({
    [group]: value === undefined ? undefined : { case: field.localName, value },
  }));
}

function randomField(field: DescField, depth: number): fc.Arbitrary<unknown> {
  switch (field.fieldKind) {
    case 'scalar':
      return randomScalar(field.scalar);
    case 'enum':
      return fc.oneof(fc.constantFrom(...field.enum.values.map(({ number }) => number)), int32);
    case 'message':
      return randomInner(field.message, depth);
    case 'list':
      if (field.listKind === 'scalar') return fc.array(randomScalar(field.scalar), { maxLength: 3 });
      if (field.listKind === 'message' && depth > 0)
        return fc.array(randomMessage(field.message, depth - 1), { maxLength: 3 });
      return fc.constant([]);
    default:
      throw new Error(`${field} is of a kind for which there are no random values yet`);
  }
}

/** As fields of these two types are set from JavaScript. */
function randomInner(message: DescMessage, depth: number): fc.Arbitrary<unknown> {
  if (message.typeName === 'google.protobuf.Struct') return fc.dictionary(text, fc.jsonValue());
  if (message.typeName === 'google.protobuf.BoolValue') return fc.boolean();
  return depth === 0 ? fc.constant(undefined) : randomMessage(message, depth - 1);
}

function randomScalar(type: ScalarType): fc.Arbitrary<unknown> {
  const values = scalars.get(type);
  if (values === undefined) throw new Error(`there are no random values of the scalar ${type} yet`);
  return values;
}
