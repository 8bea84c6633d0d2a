import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  descriptorsFile,
  printDescriptors,
} from '../../../../infra/operator/descriptors/print-descriptors.ts';
import { checkParity, descriptorPairs } from '../../../support/scalekit/descriptor-parity.ts';

it("the generated descriptors are what the SDK's say: otherwise npm run descriptors", () => {
  expect(JSON.parse(readFileSync(descriptorsFile, 'utf8'))).toEqual(JSON.parse(printDescriptors()));
});

it.each(descriptorPairs)('a %s is the same bytes and the same message as by the SDK', (_name, own, sdk) => {
  checkParity(own, sdk, 30);
});
