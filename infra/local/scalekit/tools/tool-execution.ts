import type { JsonObject } from '@bufbuild/protobuf';
import { type Schema, Validator } from '@cfworker/json-schema';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import type { Account, AccountKey, Accounts } from '../accounts/accounts.ts';
import type { ToolDefinition, ToolProvider } from '../providers/provider.ts';
import { ToolError } from '../providers/tool-error.ts';
import type { Environment } from '../server/environment.ts';
import { refreshIfExpired } from '../tokens/token-refresh.ts';
import { toToolError } from './tool-error-detail.ts';

type Service = Pick<ServiceImpl<typeof ToolService>, 'executeTool'>;

type AccountReference = Omit<AccountKey, 'id'> & { connectedAccountId?: string };

const FIRST_EXECUTION_ID = 7_100_000_000_000_000n;

export function createToolExecution(environment: Environment): Service {
  const { accounts, providers } = environment;
  let executions = 0n;
  return {
    async executeTool(request) {
      const account = findAccount(accounts, request);
      const provider = providers.get(account.connection.provider);
      const tool = provider?.tools.find(({ name }) => name === request.toolName);
      if (!provider || !tool) throw new ConnectError('tool not found', Code.NotFound);
      executions += 1n;
      const executionId = String(FIRST_EXECUTION_ID + executions);
      const input = request.params ?? {};
      try {
        refreshIfExpired(environment, account);
        return { data: await runTool(provider, tool, account, input, executionId), executionId };
      } catch (error) {
        throw error instanceof ToolError ? toToolError(error, executionId) : error;
      }
    },
  };
}

/** Without a connector (the SDK drops `connectionName`), the identifier must have exactly one account. */
function findAccount(accounts: Accounts, target: AccountReference): Account {
  const { connectedAccountId, connector, identifier, organizationId, userId } = target;
  const candidates = identifier ? accounts.of(identifier) : [];
  const account =
    connectedAccountId || connector
      ? accounts.find({ id: connectedAccountId, connector, identifier, organizationId, userId })
      : candidates[0];
  if (!account || (!connectedAccountId && !connector && candidates.length > 1)) {
    throw new ConnectError('connected account not found', Code.NotFound);
  }
  return account;
}

async function runTool(
  provider: ToolProvider,
  tool: ToolDefinition,
  account: Account,
  input: JsonObject,
  executionId: string,
): Promise<JsonObject> {
  if (account.status !== ConnectorStatus.ACTIVE) {
    throw new ToolError('Unauthenticated', 'UNAUTHENTICATED', 'The connected account is not active.');
  }
  const { connection, tokens } = account;
  if (connection.authorization === 'API_KEY' && tokens !== undefined && tokens.expiresAt <= new Date()) {
    throw new ToolError('Unauthenticated', 'UNAUTHENTICATED', 'The API key has been revoked.');
  }
  checkInput(tool, input);
  account.lastUsedAt = new Date();
  return provider.run({ tool: tool.name, input, account, executionId });
}

function checkInput({ input_schema }: ToolDefinition, input: JsonObject): void {
  const { valid, errors } = new Validator(input_schema as Schema, '2020-12').validate(input);
  if (valid) return;
  const where = errors.at(-1)?.instanceLocation ?? '#';
  throw new ConnectError(`params: do not match the tool's input schema at ${where}`, Code.InvalidArgument);
}
