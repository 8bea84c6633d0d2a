import { type BoundPort, bindPort, bindPreferably } from './bound-port.ts';

export type Ports = Record<'api' | 'issuer' | 'aws' | 'dynamodb', BoundPort>;

/**
 * Binds the stack's ports, which `starting` closes.
 * @throws CommandError when the API's port is in use
 */
export async function bindPorts(port: number, starting: AsyncDisposableStack): Promise<Ports> {
  const keep = (bound: BoundPort) => {
    starting.defer(() => bound.close());
    return bound;
  };
  return {
    // The requested port comes first: if it is in use, nothing else has started.
    api: keep(await bindPort(port)),
    issuer: keep(await bindPreferably(spacePort(port, 1))),
    aws: keep(await bindPreferably(spacePort(port, 3))),
    dynamodb: keep(await bindPreferably(spacePort(port, 4))),
  };
}

/** Spaces ports so that they are the same at every start and differ from those of a stack on the next port. */
export function spacePort(port: number, index: number): number {
  const wanted = port + index * 10_000;
  return port === 0 || wanted > 65_535 ? 0 : wanted;
}
