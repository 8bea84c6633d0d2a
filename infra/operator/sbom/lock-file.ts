import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../deploy/bundles/packages.ts';

const packageSchema = z.object({
  version: z.string(),
  license: z.string().optional(),
  /** `sha512-` and the hash of the package's archive, base64. */
  integrity: z.string().optional(),
});

const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

/** A package as it is installed. */
export type LockedPackage = z.infer<typeof packageSchema>;

/** The installed packages by their place, such as `node_modules/zod`; the project itself is not one of them. */
export function readLockFile(): Map<string, LockedPackage> {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return new Map(Object.entries(packages).filter(([place]) => place !== ''));
}

/** The name of the package at a place, such as `@smithy/core`. */
export function nameAt(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
