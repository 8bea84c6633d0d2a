import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lineOf } from '../../../../infra/operator/doctor/checks/check.ts';
import { checks } from '../../../../infra/operator/doctor/checks/checks.ts';
import { examine } from '../../../../infra/operator/doctor/examine.ts';
import type { Facts } from '../../../../infra/operator/doctor/facts.ts';
import { Deployment } from './deployment.ts';
import { plantedInApi, plantedInIssuer, plantedInToken } from './faults/access.ts';
import { plantedInScalekit, plantedInSecret } from './faults/scalekit.ts';
import { plantedInClocks, plantedInCors } from './faults/surroundings.ts';

const planted = [
  ...plantedInApi,
  ...plantedInToken,
  ...plantedInIssuer,
  ...plantedInClocks,
  ...plantedInCors,
  ...plantedInSecret,
  ...plantedInScalekit,
];

async function lineFor(title: string, facts: Partial<Facts>): Promise<string> {
  const check = checks.find((each) => each.title === title);
  if (!check) throw new Error(`There is no check "${title}".`);
  return lineOf(title, await check.run(facts));
}

describe('npm run doctor', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await Deployment.start();
  });
  afterAll(() => deployment.stop());
  afterEach(async () => {
    deployment.heal();
    await deployment.scalekit.control('POST', 'reset', {});
  });

  it('finds nothing wrong where nothing is', async () => {
    const lines: string[] = [];
    const subject = { apiUrl: deployment.apiUrl, token: await deployment.token() };
    const whole = { ...subject, stage: deployment.stage(), secret: deployment.secret() };
    const count = await examine(whole, (line) => lines.push(line));
    expect(lines.filter((line) => !line.startsWith('pass  '))).toEqual([]);
    expect(count).toEqual({ pass: checks.length, fail: 0, skip: 0 });
  });

  it.each(planted)('says of "$title" that $cause, and what to do', async ({ title, plant, told }) => {
    const line = await lineFor(title, await plant(deployment));
    expect(line.startsWith(`FAIL  ${title}: `)).toBe(true);
    expect(line).toMatch(told);
    expect(line).toMatch(/\. Remedy: .+\.$/);
    expect(line).not.toMatch(/canary|\n|eyJ/);
  });

  it('can fail in every check', () => {
    const seen = new Set(planted.map(({ title }) => title));
    expect(checks.map(({ title }) => title).filter((title) => !seen.has(title))).toEqual([]);
  });

  it('skips webhook secrets that are not there, and says what that means', async () => {
    const facts = await deployment.facts({ secret: deployment.secret({ webhookSecrets: [] }) });
    expect(await lineFor('the webhook secrets hold keys', facts)).toBe(
      "skip  the webhook secrets hold keys: there are none, so Scalekit's webhooks would be refused",
    );
  });

  it('asks Scalekit with credentials whose webhook secret alone is wrong', async () => {
    const facts = await deployment.facts({ secret: deployment.secret({ webhookSecrets: ['no'] }) });
    expect(await lineFor('the Scalekit secret has its form', facts)).toMatch(/^pass/);
    expect(await lineFor('the connections are ready', facts)).toMatch(/^pass/);
  });

  it('does not claim that custom user verification is on', async () => {
    const line = await lineFor('the endpoint of custom user verification answers', await deployment.facts());
    expect(line).toMatch(/whether the setting is on, only the dashboard shows/);
  });

  it('tells what Scalekit refused without the request', async () => {
    const facts = await deployment.facts();
    await deployment.scalekit.control('POST', 'faults', {
      at: 'scalekit.listAppConnections',
      do: 'error',
      code: 'PermissionDenied',
    });
    expect(await lineFor('the connections are ready', facts)).toMatch(
      /^FAIL .*Scalekit was asked and there was \w+\. Remedy: try again; .*rights of the API credentials/,
    );
  });

  it('leaves what the URL and the token do not show when there is no stage', async () => {
    const facts = await deployment.facts({ stage: undefined, secret: undefined });
    const lines = await Promise.all(checks.map(({ title }) => lineFor(title, facts)));
    const made = lines.filter((line) => !line.startsWith('skip  '));
    expect(made.every((line) => line.startsWith('pass  '))).toBe(true);
    expect(made).toHaveLength(13);
    expect(lines).toContain("skip  the token's issuer is the stage's: no --stage is given");
  });
});
