import { CommandError } from '../command-error.ts';
import { type LockedPackage, nameAt } from './lock-file.ts';
import type { ShippedPackages } from './shipped-packages.ts';

type Project = { name: string; version: string; license: string };

/**
 * Describes what ships as a CycloneDX document (https://cyclonedx.org/docs/1.6/json/). Equal inputs give an equal
 * document: it has no time and no serial number.
 * @throws CommandError for a package of which the lock file has no version, licence or hash
 */
export function writeBillOfMaterials(
  project: Project,
  shipped: ShippedPackages,
  locked: ReadonlyMap<string, LockedPackage>,
) {
  const { name, version, license } = project;
  const ref = `pkg:npm/${name}@${version}`;
  const components = [...shipped]
    .map(([place, users]) => describePackage(place, users, locked.get(place)))
    .sort((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1));
  return {
    bomFormat: 'CycloneDX' as const,
    specVersion: '1.6' as const,
    version: 1,
    metadata: {
      component: {
        type: 'application' as const,
        'bom-ref': ref,
        name,
        version,
        purl: ref,
        licenses: [describeLicense(license)],
      },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map((component) => component['bom-ref']) }],
  };
}

function describePackage(place: string, users: ReadonlySet<string>, found: LockedPackage | undefined) {
  const fullName = nameAt(place);
  if (found?.license === undefined || found.integrity === undefined) {
    throw new CommandError(`package-lock.json has no licence or no hash of ${place}: run npm install`);
  }
  const { version, license, integrity } = found;
  const purl = `pkg:npm/${fullName.replace('@', '%40')}@${version}`;
  const [name = fullName, group] = fullName.split('/').reverse();
  return {
    type: 'library' as const,
    // Two places may hold one version; each is a component of its own.
    'bom-ref': place === `node_modules/${fullName}` ? purl : `${purl}#${place}`,
    ...(group !== undefined && { group }),
    name,
    version,
    scope: 'required' as const,
    hashes: [{ alg: 'SHA-512' as const, content: readHash(integrity, place) }],
    licenses: [describeLicense(license)],
    purl,
    properties: [...users].sort().map((value) => ({ name: 'onbehalf:shippedIn', value })),
  };
}

/** An expression of several licences, or the id of one. */
function describeLicense(license: string) {
  return / (?:OR|AND|WITH) /.test(license) ? { expression: license } : { license: { id: license } };
}

function readHash(integrity: string, place: string): string {
  const [, base64] = /^sha512-([A-Za-z0-9+/]+=*)$/.exec(integrity) ?? [];
  if (base64 === undefined) throw new CommandError(`package-lock.json has no SHA-512 of ${place}`);
  return Buffer.from(base64, 'base64').toString('hex');
}
