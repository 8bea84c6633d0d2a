/** A protobuf file, reduced to what a binary message needs. The numbers are those of descriptor.proto. */
export type FileShape = {
  name: string;
  package: string;
  enums: EnumShape[];
  messages: MessageShape[];
  services: ServiceShape[];
};

export type EnumShape = { name: string; values: { name: string; number: number }[] };

export type MessageShape = {
  name: string;
  fields: FieldShape[];
  oneofs?: string[];
  messages?: MessageShape[];
  isMapEntry?: boolean;
};

export type FieldShape = {
  name: string;
  number: number;
  type: number;
  label?: number;
  typeName?: string;
  oneofIndex?: number;
  proto3Optional?: boolean;
};

type ServiceShape = {
  name: string;
  methods: { name: string; inputType: string; outputType: string }[];
};
