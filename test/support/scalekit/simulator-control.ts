type Entries = {
  entries: {
    seq: number;
    method: string;
    kind: string;
    outcome: string;
    identifier?: string;
    connection?: string;
    tool?: string;
  }[];
  lastSeq: number;
};

/** The simulator's control API, as `docs/local/simulator.md` describes it. */
export function simulatorControl(url: string) {
  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${url}/_simulator/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }
  return {
    get: (path: string) => call('GET', path) as Promise<Entries>,
    post: (path: string, body: unknown) => call('POST', path, body) as Promise<{ redirectTo: string }>,
    remove: (path: string) => call('DELETE', path),
  };
}
