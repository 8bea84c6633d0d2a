/** One gRPC call or HTTP request, logged from its arrival. */
export type RpcEntry = {
  /** The RPC's name as in the SDK (`executeTool`), or `token`, `proxy`, `gmail`, `rest`. */
  method: string;
  identifier?: string;
  connection?: string;
  tool?: string;
  /** Of `executeTool`: the run of an agent to which the call belongs. */
  agentRunId?: string;
  /** `IN_PROGRESS`, `OK`, a gRPC code's name (`NotFound`), `HTTP_<status>`, `RESET`, `FIN` or `BLACKHOLE`. */
  outcome: string;
  durationMs: number;
};
