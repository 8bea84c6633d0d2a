import type { DescEnum, DescField, DescFile, DescMessage, DescMethod } from '@bufbuild/protobuf';
import core from '@scalekit-sdk/node/lib/core.js';
import { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { ConnectionService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { ErrorInfoSchema } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/errdetails/errdetails_pb.js';
import { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import { calledRpcs } from '../../../shared/scalekit/rpc/called-rpcs.ts';
import type {
  EnumShape,
  FieldShape,
  FileShape,
  MessageShape,
} from '../../../shared/scalekit/rpc/descriptor-file.ts';

export const descriptorsFile = 'shared/scalekit/rpc/generated/scalekit.json';

const REPEATED = 3;

/** The text of the file: the called RPCs, the messages that they reach, and the SDK's versions. */
export function printDescriptors(): string {
  const { sdkVersion, apiVersion } = new core.default('https://example.com', '', '');
  return printJson({ sdkVersion, apiVersion, files: pruneDescriptors() });
}

/** What the called RPCs and the details of their errors need of the SDK's descriptors, each file after those it uses. */
function pruneDescriptors(): FileShape[] {
  const methods: DescMethod[] = [
    ...calledRpcs.accounts.map((name) => ConnectedAccountService.method[name]),
    ...calledRpcs.connections.map((name) => ConnectionService.method[name]),
    ...calledRpcs.tools.map((name) => ToolService.method[name]),
  ];
  const needed = new Set<DescMessage | DescEnum>();
  const roots = [...methods.flatMap(({ input, output }) => [input, output]), ErrorInfoSchema];
  for (const root of roots) reach(root, needed);
  const used = new Set([...needed].map(({ file }) => file));
  const ordered = new Set<DescFile>();
  for (const file of used) addAfterDependencies(file, ordered);
  return [...ordered].filter((file) => used.has(file)).map((file) => pruneFile(file, needed, methods));
}

function reach(type: DescMessage | DescEnum, found: Set<DescMessage | DescEnum>): void {
  if (found.has(type)) return;
  found.add(type);
  if (type.kind === 'enum') return;
  for (const { message, enum: values } of type.fields) {
    for (const inner of [message, values]) if (inner !== undefined) reach(inner, found);
  }
}

function addAfterDependencies(file: DescFile, files: Set<DescFile>): void {
  for (const dependency of file.dependencies) addAfterDependencies(dependency, files);
  files.add(file);
}

function pruneFile(file: DescFile, needed: Set<DescMessage | DescEnum>, methods: DescMethod[]): FileShape {
  const { name, proto, enums, messages, services } = file;
  if (proto.syntax !== 'proto3') throw new Error(`${name} is not of proto3`);
  return {
    name,
    package: proto.package,
    enums: enums.filter((one) => needed.has(one)).map(pruneEnum),
    messages: messages.filter((one) => needed.has(one)).map(pruneMessage),
    services: services.map((service) => ({
      name: service.name,
      methods: service.methods.filter((one) => methods.includes(one)).map(pruneMethod),
    })),
  };
}

function pruneEnum({ name, values }: DescEnum): EnumShape {
  return { name, values: values.map(({ name, number }) => ({ name, number })) };
}

/** With all nested messages: a rule that drops some would save nothing today. */
function pruneMessage({ name, proto, fields, nestedMessages, nestedEnums }: DescMessage): MessageShape {
  if (nestedEnums.length > 0) throw new Error(`${name} has a nested enum, which the descriptors cannot hold`);
  const entries = proto.nestedType.filter(({ options }) => options?.mapEntry === true);
  const messages = [
    ...nestedMessages.map(pruneMessage),
    ...entries.map(({ name, field }) => ({ name, fields: field.map(pruneField), isMapEntry: true })),
  ];
  const oneofs = proto.oneofDecl.map(({ name }) => name).filter((name) => fields.some(inOneof(name)));
  return {
    name,
    fields: fields.map(({ proto, oneof }) => ({
      ...pruneField(proto),
      ...(oneof !== undefined && { oneofIndex: oneofs.indexOf(oneof.name) }),
    })),
    ...(oneofs.length > 0 && { oneofs }),
    ...(messages.length > 0 && { messages }),
  };
}

const inOneof =
  (name: string) =>
  ({ oneof }: DescField): boolean =>
    oneof?.name === name;

function pruneField({ name, number, type, label, typeName, proto3Optional }: DescField['proto']): FieldShape {
  return {
    name,
    number,
    type,
    ...(label === REPEATED && { label }),
    ...(typeName !== '' && { typeName }),
    ...(proto3Optional && { proto3Optional }),
  };
}

function pruneMethod({ name, proto: { inputType, outputType } }: DescMethod) {
  return { name, inputType, outputType };
}

/** One line per field, method and enum, as the formatter keeps it. */
function printJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) {
    return `[\n${value.map((one) => inner + printJson(one, inner)).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  const isFlat = entries.every(([, one]) => typeof one !== 'object');
  const line = `{ ${entries.map(([key, one]) => `${JSON.stringify(key)}: ${printJson(one)}`).join(', ')} }`;
  if (isFlat && indent !== '') return line;
  const lines = entries.map(([key, one]) => `${inner}${JSON.stringify(key)}: ${printJson(one, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
