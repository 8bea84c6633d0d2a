const MCP_PATH = '/mcp';

/** The address of the MCP server at the API's address (an origin): the `resource` for which its clients request tokens. */
export function formatMcpAddress(apiUrl: string): string {
  return `${apiUrl}${MCP_PATH}`;
}
