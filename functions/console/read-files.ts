import { readdirSync, readFileSync } from 'node:fs';

/** Reads the files directly in a folder, by name. */
export function readFiles(folder: URL): Map<string, Uint8Array> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ name }) => [name, readFileSync(new URL(name, folder))]));
}
