import { readdirSync, readFileSync } from 'node:fs';
import type { DescMessage } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { StatusSchema } from '../../../../node_modules/@connectrpc/connect/dist/esm/protocol-grpc/gen/status_pb.js';
import { fileDesc, messageDesc } from '../../../../shared/scalekit/rpc/binary-only/codegenv2.ts';
import { toJson } from '../../../../shared/scalekit/rpc/binary-only/protobuf.ts';
import { checkParity } from '../../../support/scalekit/descriptor-parity.ts';

const generated = 'node_modules/@connectrpc/connect/dist/esm/protocol-grpc/gen';

/** The descriptions in connect's generated code for gRPC, in base64. */
function descriptionsOfConnect(): string[] {
  return readdirSync(generated)
    .filter((file) => file.endsWith('_pb.js'))
    .flatMap((file) => [...readFileSync(`${generated}/${file}`, 'utf8').matchAll(/fileDesc\("([^"]+)"/g)])
    .map(([, base64 = '']) => base64);
}

describe('what the bundles contain in place of protobuf', () => {
  it('describes the one message that connect describes, as connect does', () => {
    const [only, ...others] = descriptionsOfConnect();
    expect(others).toEqual([]);
    checkParity(messageDesc(fileDesc(only ?? ''), 0), StatusSchema as unknown as DescMessage, 100);
  });

  it('refuses any other description, so that a new version of connect fails', () => {
    expect(() => fileDesc('CgxzdGF0dXMucHJvdG8')).toThrow('in another way');
    expect(() => messageDesc(fileDesc(descriptionsOfConnect()[0] ?? ''), 1)).toThrow('no message 1');
  });

  it('has no JSON format', () => {
    expect(() => toJson()).toThrow('do not contain');
  });
});
