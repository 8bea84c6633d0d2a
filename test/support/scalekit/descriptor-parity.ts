import { create, type DescMessage, type DescMethod, equals, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ConnectedAccountService as SdkAccounts } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { ErrorInfoSchema as SdkErrorInfo } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/errdetails/errdetails_pb.js';
import { ToolService as SdkTools } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import * as fc from 'fast-check';
import { calledRpcs } from '../../../shared/scalekit/rpc/called-rpcs.ts';
import {
  ConnectedAccountService,
  ErrorInfoSchema,
  ToolService,
} from '../../../shared/scalekit/rpc/descriptors.ts';
import { randomMessage } from './random-message.ts';

/** The product's descriptor of each message that it sends or receives, beside the SDK's. */
export const descriptorPairs = [
  ...calledRpcs.accounts.flatMap((name) =>
    messagesOf(ConnectedAccountService.method[name], SdkAccounts.method[name]),
  ),
  ...calledRpcs.tools.flatMap((name) => messagesOf(ToolService.method[name], SdkTools.method[name])),
  named(ErrorInfoSchema, SdkErrorInfo),
];

function messagesOf(own: DescMethod, sdk: DescMethod) {
  return [named(own.input, sdk.input), named(own.output, sdk.output)];
}

function named(own: DescMessage, sdk: DescMessage): [name: string, own: DescMessage, sdk: DescMessage] {
  return [sdk.typeName, own, sdk];
}

/** Fields of numbers that no message has, one of each wire type. */
const UNKNOWN = Buffer.concat([
  Buffer.from([0xc0, 0x3e, 0x07]),
  Buffer.from([0xca, 0x3e, 0x02, 0x68, 0x69]),
  Buffer.from([0xd5, 0x3e, 1, 2, 3, 4]),
  Buffer.from([0xd9, 0x3e, 1, 2, 3, 4, 5, 6, 7, 8]),
]);

/**
 * Random messages are the same bytes by both descriptors, and the same message when they are read again: whole, with
 * fields that neither knows, and cut.
 */
export function checkParity(own: DescMessage, sdk: DescMessage, numRuns: number): void {
  const cut = fc.double({ min: 0, max: 1, noNaN: true });
  void fc.assert(
    fc.property(randomMessage(sdk), cut, (init, share) => {
      const bytes = Buffer.from(toBinary(sdk, create(sdk, init)));
      const ownBytes = Buffer.from(toBinary(own, create(own, init)));
      if (!ownBytes.equals(bytes)) throw new Error('the bytes differ');
      const inputs = [
        bytes,
        Buffer.concat([bytes, UNKNOWN]),
        bytes.subarray(0, Math.floor(bytes.length * share)),
      ];
      for (const input of inputs) compareDecoded(own, sdk, input);
    }),
    { numRuns },
  );
}

function compareDecoded(own: DescMessage, sdk: DescMessage, bytes: Uint8Array): void {
  const [mine, theirs] = [decode(own, bytes), decode(sdk, bytes)];
  if (typeof mine === 'string' || typeof theirs === 'string') {
    if (mine !== theirs) throw new Error(`decoded to ${String(mine)}, the SDK's to ${String(theirs)}`);
    return;
  }
  if (!equals(sdk, mine, theirs)) throw new Error('the decoded messages differ');
  if (!Buffer.from(toBinary(own, mine)).equals(toBinary(sdk, theirs)))
    throw new Error('the encoded messages differ');
}

/** The message, or the error's text. */
function decode(message: DescMessage, bytes: Uint8Array) {
  try {
    return fromBinary(message, bytes);
  } catch (error) {
    return String(error);
  }
}
