type Entries = {
  entries: {
    seq: number;
    method: string;
    kind: string;
    outcome: string;
    identifier?: string;
    connection?: string;
    tool?: string;
    agentRunId?: string;
  }[];
  lastSeq: number;
};

/** A client of the simulator's control API: see docs/local/simulator.md. */
export function simulatorControl(url: string) {
  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${url}/_simulator/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const received: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(received)}`);
    return received;
  }
  return {
    get: (path: string) => call('GET', path) as Promise<Entries>,
    post: (path: string, body: unknown) => call('POST', path, body) as Promise<{ redirectTo: string }>,
    remove: (path: string) => call('DELETE', path),
  };
}
