/** The hosts that a function calls. */
export type Host = 'scalekit' | 'secrets-manager' | 'dynamodb';

/**
 * What a process did on the network, in milliseconds of one clock, as the process saw it. `endedAt` of a request: its
 * response had arrived. `connect`: a TCP connection; `tls`: a completed handshake.
 */
export type NetworkEvent =
  | { kind: 'connect' | 'tls'; host: Host; startedAt: number }
  | { kind: 'request'; host: Host; startedAt: number; endedAt: number; name: string };

/** What one process did, in numbers. */
export type NetworkSummary = {
  /** TCP connections, completed TLS handshakes and requests. */
  hosts: Partial<Record<Host, Record<NetworkEvent['kind'], number>>>;
  /** The requests in the order of their start. */
  requests: string[];
  /**
   * The largest number of requests of which each began after the one before had its response. Without a round trip,
   * concurrent requests may look sequential.
   */
  criticalPath: number;
  /** TCP connections to Scalekit that were opened after the secret's value had arrived. */
  connectsAfterSecret: number;
};

/** Counts the events of one process. */
export function summarizeNetwork(events: readonly NetworkEvent[]): NetworkSummary {
  const requests = events
    .filter((event) => event.kind === 'request')
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const secretAt =
    requests.find(({ name }) => name === 'GetSecretValue')?.endedAt ?? Number.POSITIVE_INFINITY;
  const hosts: NetworkSummary['hosts'] = {};
  for (const { host, kind } of events) {
    hosts[host] ??= { connect: 0, tls: 0, request: 0 };
    hosts[host][kind] += 1;
  }
  return {
    hosts,
    requests: requests.map(({ name }) => name),
    criticalPath: countSequential(requests),
    connectsAfterSecret: events.filter(
      ({ kind, host, startedAt }) => kind === 'connect' && host === 'scalekit' && startedAt > secretAt,
    ).length,
  };
}

/** Two clocks and a timer's rounding lie between a response and the next request. Concurrent ones overlap by a round trip. */
const SLACK_MS = 5;

function countSequential(requests: readonly { startedAt: number; endedAt: number }[]): number {
  let [count, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { startedAt, endedAt } of requests.toSorted((a, b) => a.endedAt - b.endedAt)) {
    if (startedAt + SLACK_MS < end) continue;
    count += 1;
    end = endedAt;
  }
  return count;
}

/** Milliseconds of the clock that the processes of a machine share. */
export function clockMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
