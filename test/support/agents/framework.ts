/** What a scripted model decides: a call of a tool, or its final text. */
export type Decision = { tool: string; input: Record<string, unknown> } | string;

/** A scripted model: decides by the tool results that it has received so far in this turn, as the framework shows them. */
export type Script = (received: readonly string[]) => Decision | Promise<Decision>;

/** One turn of an agent, from the user's prompt to the final text. */
export type Turn = {
  text: string;
  /** The tool results that the model received; what is no string is JSON. */
  received: string[];
  /** The names of the tools that the model was offered, without a prefix of the framework's. */
  offered: string[];
};

/** An agent of a framework with the tools of `/mcp`. */
export type Agent = {
  /** @throws what the framework throws when the turn fails */
  ask(prompt: string, script: Script): Promise<Turn>;
  close(): Promise<void>;
};

/** How an agent of the user reaches `/mcp`. */
export type Connection = {
  mcpUrl: string;
  /** Returns an access token of the user that has not expired. The framework's hook calls it. */
  accessToken: () => Promise<string>;
  /** Further headers of each request. */
  headers: Record<string, string>;
};

/** How a framework is set up; each has a folder of this name in test/agents/, and a page in docs/agents/. */
export type Framework = {
  name: string;
  connect(connection: Connection): Promise<Agent>;
};
