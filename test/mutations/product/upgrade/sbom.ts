import type { Mutation } from '../../mutation.ts';

const BILL = { test: 'test/infra/operator/sbom/sbom.test.ts' };

/** Faults of the bill of materials. */
export const sbom: readonly Mutation[] = [
  {
    behaviour: 'The bill of materials lacks the packages of the console’s pages',
    find: 'for (const metafile of describeConsole()) addPackages(',
    replace: 'for (const metafile of describeConsole().slice(9)) addPackages(',
    ...BILL,
    name: 'lists every package of which esbuild has code in a bundle or a page, and no other',
  },
  {
    behaviour: 'The bill of materials has a hash that no scanner knows',
    find: "return Buffer.from(base64, 'base64').toString('hex');",
    replace: 'return base64;',
    ...BILL,
    name: 'has the version that is installed, and where it ships',
  },
  {
    behaviour: 'The bill of materials has packages without a licence',
    find: 'if (found?.license === undefined || found.integrity === undefined) {',
    replace: 'if (found?.integrity === undefined) {',
    ...BILL,
    name: 'is refused for a package with no licence',
  },
];
