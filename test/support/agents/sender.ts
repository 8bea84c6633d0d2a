type Connection = { mcpUrl: string; accessToken: () => Promise<string> };

/** A framework's MCP client without an agent, with the framework's own repeats of a call turned on. */
type Sender = {
  /** Calls `gmail_send_message` once. @returns what the framework returns @throws what the framework throws */
  send(mail: { to: string; subject: string; body: string }): Promise<unknown>;
  close(): Promise<void>;
};

export type ConnectSender = (connection: Connection) => Promise<Sender>;
