import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('npm run sbom prints the same document at each run', () => {
  const [one, other] = [1, 2].map(() =>
    spawnSync(process.execPath, ['infra/operator/sbom/sbom.ts'], { encoding: 'utf8' }),
  );
  expect(one?.status).toBe(0);
  expect(JSON.parse(one?.stdout ?? '').components.length).toBeGreaterThan(10);
  expect(other?.stdout).toBe(one?.stdout);
});
