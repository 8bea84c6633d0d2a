import { type BoundPort, bindPort, bindPreferably } from './bound-port.ts';

/** From the API's 3000 to 5173, where frontends under development are expected. */
const FRONTEND_ABOVE = 2_173;

export type Ports = Record<'api' | 'frontend' | 'issuer' | 'aws' | 'dynamodb', BoundPort>;

/**
 * Takes the stack's ports, to be freed with `starting`.
 * @throws CommandError when the API's is taken
 */
export async function bindPorts(port: number, starting: AsyncDisposableStack): Promise<Ports> {
  const keep = (bound: BoundPort) => {
    starting.defer(() => bound.close());
    return bound;
  };
  return {
    // The one that people ask for comes first: when it is taken, nothing else has happened.
    api: keep(await bindPort(port)),
    frontend: keep(await bindPreferably(above(port, FRONTEND_ABOVE))),
    issuer: keep(await bindPreferably(spaced(port, 1))),
    aws: keep(await bindPreferably(spaced(port, 3))),
    dynamodb: keep(await bindPreferably(spaced(port, 4))),
  };
}

/** The same addresses at every start, and none that a second stack on the next port would want. */
export function spaced(port: number, index: number): number {
  return above(port, index * 10_000);
}

function above(port: number, distance: number): number {
  const wanted = port + distance;
  return port === 0 || wanted > 65_535 ? 0 : wanted;
}
