import { type BoundPort, bindPort, bindPreferably } from './bound-port.ts';

/** Leads from the API's default 3000 to 5173, the usual port of frontends under development. */
const FRONTEND_ABOVE = 2_173;

export type Ports = Record<'api' | 'frontend' | 'issuer' | 'aws' | 'dynamodb', BoundPort>;

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
    frontend: keep(await bindPreferably(above(port, FRONTEND_ABOVE))),
    issuer: keep(await bindPreferably(spacePort(port, 1))),
    aws: keep(await bindPreferably(spacePort(port, 3))),
    dynamodb: keep(await bindPreferably(spacePort(port, 4))),
  };
}

/** Spaces ports so that they are the same at every start and differ from those of a stack on the next port. */
export function spacePort(port: number, index: number): number {
  return above(port, index * 10_000);
}

function above(port: number, distance: number): number {
  const wanted = port + distance;
  return port === 0 || wanted > 65_535 ? 0 : wanted;
}
