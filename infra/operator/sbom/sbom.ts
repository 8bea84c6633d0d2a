// `npm run sbom [-- --json FILE]`: prints the bill of materials of what ships, or writes it to a file.
import { openSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import packageJson from '../../../package.json' with { type: 'json' };
import { CommandError, runCommand } from '../command-error.ts';
import { writeBillOfMaterials } from './bill-of-materials.ts';
import { readLockFile } from './lock-file.ts';
import { findShippedPackages } from './shipped-packages.ts';

const USAGE = 'Usage: npm run sbom [-- --json FILE]';

function readFileName(): string | undefined {
  try {
    return parseArgs({ options: { json: { type: 'string' } } }).values.json;
  } catch {
    throw new CommandError(`an argument is unknown\n${USAGE}`);
  }
}

/** Before the bundles are built, which takes seconds. */
function openFile(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (cause) {
    throw new CommandError(`${file} cannot be written`, { cause });
  }
}

async function printSbom(): Promise<void> {
  const file = readFileName();
  const target = file === undefined ? undefined : openFile(file);
  const bill = writeBillOfMaterials(packageJson, findShippedPackages(), readLockFile());
  const text = `${JSON.stringify(bill, null, 2)}\n`;
  if (target === undefined) process.stdout.write(text);
  else writeFileSync(target, text);
}

await runCommand(printSbom);
