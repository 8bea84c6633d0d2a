// `npm run descriptors` writes what the product uses of the Scalekit SDK's protobuf descriptors.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { descriptorsFile, printDescriptors } from './print-descriptors.ts';

writeFileSync(descriptorsFile, printDescriptors());
spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', descriptorsFile]);
process.stdout.write(`wrote ${descriptorsFile}\n`);
