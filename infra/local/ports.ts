import { type BoundPort, bindPort, bindPreferably } from './bound-port.ts';

export type Ports = Record<'api' | 'issuer' | 'aws' | 'dynamodb', BoundPort>;

/**
 * Takes the stack's ports, to be freed with `starting`.
 * @throws StartupError when the API's is taken
 */
export async function bindPorts(port: number, starting: AsyncDisposableStack): Promise<Ports> {
  const keep = (bound: BoundPort) => {
    starting.defer(() => bound.close());
    return bound;
  };
  return {
    // The one that people ask for comes first: when it is taken, nothing else has happened.
    api: keep(await bindPort(port)),
    issuer: keep(await bindPreferably(spaced(port, 1))),
    aws: keep(await bindPreferably(spaced(port, 3))),
    dynamodb: keep(await bindPreferably(spaced(port, 4))),
  };
}

/** The same addresses at every start, and none that a second stack on the next port would want. */
export function spaced(port: number, index: number): number {
  const wanted = port + index * 10_000;
  return port === 0 || wanted > 65_535 ? 0 : wanted;
}
