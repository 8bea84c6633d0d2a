import { it } from 'vitest';
import { checkParity, descriptorPairs } from '../../../support/scalekit/descriptor-parity.ts';

it.each(descriptorPairs)('600 of %s are the same as by the SDK', (_name, own, sdk) => {
  checkParity(own, sdk, 600);
});
