import type { BusSettings } from '../events/bus.ts';
import type { Resources } from './resources.ts';

/** The event buses of the template. */
export function readBuses(resources: Resources): BusSettings[] {
  return resources
    .ofType('AWS::Events::EventBus')
    .map(({ logicalId, ref }) => ({ name: ref, arn: resources.attribute(logicalId, 'Arn') }));
}
