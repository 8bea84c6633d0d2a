import { z } from 'zod';
import { formatMcpAddress } from '../../../../../shared/config/mcp-addresses.ts';
import { chooseApiOrigin } from '../../../../deploy/parameters/cookie-mode.ts';
import { describeResponse, isRefusal } from '../../api-response.ts';
import { type Exchange, exchange, parseJson } from '../../exchange.ts';
import { type Check, defineCheck, fail, failOn, type Outcome, pass, warn } from '../check.ts';
import { quote } from '../quote.ts';

/** https://www.rfc-editor.org/rfc/rfc9728#section-3.1: for the address with its path, and for the origin alone. */
const METADATA_PATHS = ['/.well-known/oauth-protected-resource/mcp', '/.well-known/oauth-protected-resource'];
const DEPLOY = 'deploy the stage again';

const metadataSchema = z.looseObject({ resource: z.string(), authorization_servers: z.array(z.string()) });
const listSchema = z.looseObject({ result: z.looseObject({ tools: z.array(z.unknown()) }) });

/** What an agent's MCP client needs of the API. */
export const mcpChecks: Check[] = [
  defineCheck('/mcp refuses a request without a token', ['api'], async ({ api }) => {
    const response = await listTools(api.url);
    if (!('status' in response)) return fail(response.unreachable, 'check the network');
    return isRefusal(response, 401)
      ? pass
      : fail(`POST /mcp: ${describeResponse(response)}, not API Gateway's own 401`, DEPLOY);
  }),
  defineCheck('/mcp lists the tools', ['api', 'token'], async ({ api, token }) =>
    judgeList(await listTools(api.url, { authorization: `Bearer ${token}` })),
  ),
  defineCheck('MCP clients find the issuer', ['api', 'stage'], async ({ api, stage }) => {
    const expected = {
      resource: formatMcpAddress(chooseApiOrigin(stage.cookieMode, api.url)),
      issuer: stage.issuer,
    };
    const found = await Promise.all(
      METADATA_PATHS.map(async (path) => {
        const problem = findMetadataProblem(await exchange(`${api.url}${path}`), expected);
        return problem === undefined ? [] : [`GET ${path}: ${problem}`];
      }),
    );
    return failOn(found.flat(), `${DEPLOY}; --url takes its output ApiUrl`);
  }),
  defineCheck("the stage's audience has the address of /mcp", ['stage'], ({ stage }, { api }) => {
    const origin = chooseApiOrigin(stage.cookieMode, api?.url);
    if (origin === undefined) return { status: 'skip', why: "the API's address is not known yet" };
    return judgeAudience(stage.audience, formatMcpAddress(origin));
  }),
];

/** Lists the tools as a client of the newest protocol does. */
function listTools(apiUrl: string, authorization: Record<string, string> = {}): Promise<Exchange> {
  const version = '2026-07-28';
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientInfo': { name: 'onbehalf-doctor', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  return exchange(formatMcpAddress(apiUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': version,
      'mcp-method': 'tools/list',
      ...authorization,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta } }),
  });
}

function judgeList(response: Exchange): Outcome {
  if (!('status' in response)) return fail(response.unreachable, 'check the network');
  const { data } = listSchema.safeParse(parseJson(response));
  if (response.status === 200 && data) return { status: 'pass', note: `${data.result.tools.length} tools` };
  return fail(
    `POST /mcp: ${describeResponse(response)}, and no list`,
    'see the lines about the API and the token; if they pass, read the log of mcp',
  );
}

function findMetadataProblem(
  response: Exchange,
  { resource, issuer }: { resource: string; issuer: string },
): string | undefined {
  if (!('status' in response)) return response.unreachable;
  if (response.status !== 200) return String(response.status);
  const { data } = metadataSchema.safeParse(parseJson(response));
  if (data === undefined) return 'the response is not the metadata of a protected resource';
  if (data.resource !== resource) return `resource is ${quote(data.resource)}, not ${quote(resource)}`;
  if (data.authorization_servers.includes(issuer)) return undefined;
  return `authorization_servers are ${data.authorization_servers.map(quote).join(', ')}, without ${quote(issuer)}`;
}

/** Issuers of RFC 8707 put what a client requests as `resource` into `aud`; others keep their own audience. */
function judgeAudience(audience: readonly string[], address: string): Outcome {
  if (audience.includes(address)) return pass;
  return warn(
    `it lacks ${quote(address)}. An MCP client requests a token for that address (RFC 8707), which an issuer that knows this puts into aud; API Gateway would refuse the token`,
    `add ${quote(address)} to audience of the stage in cdk.json, and deploy`,
  );
}
