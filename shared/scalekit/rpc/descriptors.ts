import type { DescMessage } from '@bufbuild/protobuf';
import type { GenMessage } from '@bufbuild/protobuf/codegenv2';
import type {
  ConnectedAccountService as SdkConnectedAccountService,
  ConnectorStatus as SdkConnectorStatus,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { ConnectionService as SdkConnectionService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import type { ErrorInfo } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/errdetails/errdetails_pb.js';
import type { ToolService as SdkToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import type { calledRpcs } from './called-rpcs.ts';
import type { FileShape } from './descriptor-file.ts';
import generated from './generated/scalekit.json' with { type: 'json' };
import { loadDescriptors } from './load-descriptors.ts';

/** Of the SDK's own descriptors a process would use a tenth, and parse them all when it starts (docs/adr/0019). */
const registry = loadDescriptors(generated.files as FileShape[]);

type Pruned<Service extends { method: object }, Method extends keyof Service['method']> = Omit<
  Service,
  'method'
> & { method: Pick<Service['method'], Method> };

export const ConnectedAccountService = find(
  registry.getService('scalekit.v1.connected_accounts.ConnectedAccountService'),
) as Pruned<typeof SdkConnectedAccountService, (typeof calledRpcs.accounts)[number]>;

export const ConnectionService = find(
  registry.getService('scalekit.v1.connections.ConnectionService'),
) as Pruned<typeof SdkConnectionService, (typeof calledRpcs.connections)[number]>;

export const ToolService = find(registry.getService('scalekit.v1.tools.ToolService')) as Pruned<
  typeof SdkToolService,
  (typeof calledRpcs.tools)[number]
>;

export const ErrorInfoSchema = find(
  registry.getMessage('scalekit.v1.errdetails.ErrorInfo'),
) as DescMessage as GenMessage<ErrorInfo>;

/** Name → number, as in the SDK's enum of the same name. */
export const ConnectorStatus = Object.fromEntries(
  find(registry.getEnum('scalekit.v1.connected_accounts.ConnectorStatus')).values.map(({ name, number }) => [
    name,
    number,
  ]),
) as unknown as typeof SdkConnectorStatus;

function find<Descriptor>(descriptor: Descriptor | undefined): Descriptor {
  if (descriptor === undefined) throw new Error('The generated descriptors lack a type: npm run descriptors');
  return descriptor;
}
