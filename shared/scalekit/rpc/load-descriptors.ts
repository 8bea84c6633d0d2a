import { createFileRegistry, type FileRegistry } from '@bufbuild/protobuf';
import type { FileDescriptorProto } from '@bufbuild/protobuf/wkt';
import type { EnumShape, FileShape, MessageShape } from './descriptor-file.ts';

/** The descriptors of files, each of which comes after those that it uses. @throws Error when a type is missing */
export function loadDescriptors(files: readonly FileShape[]): FileRegistry {
  return createFileRegistry({ $typeName: 'google.protobuf.FileDescriptorSet', file: files.map(toFile) });
}

/** With what the registry reads of a descriptor; the SDK's has its documentation and rules beside that. */
function toFile({ name, package: of, enums, messages, services }: FileShape): FileDescriptorProto {
  return {
    name: `${name}.proto`,
    package: of,
    syntax: 'proto3',
    dependency: [],
    enumType: enums.map(toEnum),
    messageType: messages.map(toMessage),
    service: services.map(({ name, methods }) => ({ name, method: methods })),
    extension: [],
  } as unknown as FileDescriptorProto;
}

function toEnum({ name, values }: EnumShape): object {
  return { name, value: values };
}

function toMessage({ name, fields, oneofs = [], messages = [], isMapEntry = false }: MessageShape): object {
  return {
    name,
    field: fields,
    oneofDecl: oneofs.map((name) => ({ name })),
    nestedType: messages.map(toMessage),
    enumType: [],
    extension: [],
    options: { mapEntry: isMapEntry },
  };
}
