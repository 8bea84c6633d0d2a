import type { DescFile, DescMessage } from '@bufbuild/protobuf';
import type { FileShape } from '../descriptor-file.ts';
import { loadDescriptors } from '../load-descriptors.ts';

/** As connect's generated code has it: google/rpc/status.proto. */
const STATUS =
  'CgxzdGF0dXMucHJvdG8SCmdvb2dsZS5ycGMiTgoGU3RhdHVzEgwKBGNvZGUYASABKAUSDwoHbWVzc2FnZRgCIAEoCRIlCgdkZXRhaWxzGAMgAygLMhQuZ29vZ2xlLnByb3RvYnVmLkFueUJeCg5jb20uZ29vZ2xlLnJwY0ILU3RhdHVzUHJvdG9QAVo3Z29vZ2xlLmdvbGFuZy5vcmcvZ2VucHJvdG8vZ29vZ2xlYXBpcy9ycGMvc3RhdHVzO3N0YXR1c6ICA1JQQ2IGcHJvdG8z';

const files: FileShape[] = [
  {
    name: 'any',
    package: 'google.protobuf',
    enums: [],
    messages: [
      {
        name: 'Any',
        fields: [
          { name: 'type_url', number: 1, type: 9 },
          { name: 'value', number: 2, type: 12 },
        ],
      },
    ],
    services: [],
  },
  {
    name: 'status',
    package: 'google.rpc',
    enums: [],
    messages: [
      {
        name: 'Status',
        fields: [
          { name: 'code', number: 1, type: 5 },
          { name: 'message', number: 2, type: 9 },
          { name: 'details', number: 3, type: 11, label: 3, typeName: '.google.protobuf.Any' },
        ],
      },
    ],
    services: [],
  },
];

/**
 * What the bundles contain in place of `@bufbuild/protobuf/codegenv2`: connect describes one message itself, the status
 * of a failed call. To read that description takes the description of all descriptors, which protobuf builds at import.
 * @throws Error for any other description
 */
export function fileDesc(base64: string): DescFile {
  if (base64 !== STATUS) throw new Error('connect describes its status in another way: see binary-only/');
  const file = loadDescriptors(files).getFile('status.proto');
  if (file === undefined) throw new Error('The status has no description.');
  return file;
}

/** @throws Error when the file has no such message */
export function messageDesc(file: DescFile, at: number): DescMessage {
  const message = file.messages[at];
  if (message === undefined) throw new Error(`${file} has no message ${at}.`);
  return message;
}
