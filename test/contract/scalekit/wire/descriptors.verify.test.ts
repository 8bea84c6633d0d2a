import { it } from 'vitest';
import { checkParity, descriptorPairs } from '../../../support/scalekit/descriptor-parity.ts';

it.each(descriptorPairs)('ten thousand of %s are the same as by the SDK', (_name, own, sdk) => {
  checkParity(own, sdk, 10_000);
});
