import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localConnectionNames } from '../../../../infra/local/run/local-stage.ts';
import { formatLine } from '../../../../infra/operator/doctor/checks/check.ts';
import { checks, examine } from '../../../../infra/operator/doctor/examine.ts';
import type { Facts } from '../../../../infra/operator/doctor/facts.ts';
import { Deployment, soundAlarming } from './deployment.ts';
import { apiFaults, issuerFaults, tokenFaults } from './faults/access.ts';
import { agentFaults } from './faults/agents.ts';
import { alarmFaults } from './faults/alarms.ts';
import { consoleFaults } from './faults/console.ts';
import { certificateFaults, keysFaults, reachFaults } from './faults/reach.ts';
import { scalekitFaults, secretFaults } from './faults/scalekit.ts';
import { clockFaults, corsFaults } from './faults/surroundings.ts';

const faults = [
  ...apiFaults,
  ...tokenFaults,
  ...reachFaults,
  ...issuerFaults,
  ...keysFaults,
  ...clockFaults,
  ...corsFaults,
  ...certificateFaults,
  ...consoleFaults,
  ...agentFaults,
  ...secretFaults,
  ...scalekitFaults,
  ...alarmFaults,
];

async function lineFor(title: string, facts: Partial<Facts>): Promise<string> {
  const check = checks.find((each) => each.title === title);
  if (!check) throw new Error(`There is no check "${title}".`);
  return formatLine(title, await check.run(facts));
}

describe('npm run doctor', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await Deployment.start();
  });
  afterAll(() => deployment.stop());
  afterEach(async () => {
    deployment.restore();
    await deployment.scalekit.control('POST', 'reset', {});
  });

  it('passes every check of a sound deployment', async () => {
    const lines: string[] = [];
    const subject = { apiUrl: deployment.apiUrl, token: await deployment.token() };
    const read = { secret: deployment.secret(), alarming: soundAlarming };
    const whole = { ...subject, stage: deployment.stage(), ...read };
    const count = await examine(whole, (line) => lines.push(line));
    expect(lines.filter((line) => !line.startsWith('pass  '))).toEqual([]);
    expect(count).toEqual({ pass: checks.length, warn: 0, fail: 0, skip: 0 });
  });

  it.each(faults)(
    'fails "$title" with a remedy when $cause',
    async ({ title, status = 'FAIL', inject, reported }) => {
      const line = await lineFor(title, await inject(deployment));
      expect(line.startsWith(`${status}  ${title}: `), line).toBe(true);
      expect(line).toMatch(reported);
      expect(line).toMatch(/\. Remedy: .+\.$/);
      expect(line).not.toMatch(/canary|\n|eyJ|secret-of/);
    },
  );

  it('has a fault for every check', () => {
    const seen = new Set(faults.map(({ title }) => title));
    expect(checks.map(({ title }) => title).filter((title) => !seen.has(title))).toEqual([]);
  });

  it('skips absent webhook secrets and states the consequence', async () => {
    const facts = await deployment.facts({ secret: deployment.secret({ webhookSecrets: [] }) });
    expect(await lineFor('the webhook secrets are valid keys', facts)).toBe(
      'skip  the webhook secrets are valid keys: there are none, so every webhook of Scalekit would be refused',
    );
  });

  it('calls Scalekit when only a webhook secret is wrong', async () => {
    const facts = await deployment.facts({ secret: deployment.secret({ webhookSecrets: ['no'] }) });
    expect(await lineFor('the Scalekit secret is well-formed', facts)).toMatch(/^pass/);
    expect(await lineFor('the connections are ready', facts)).toMatch(/^pass/);
  });

  it('passes scopes that meet every need with the widest, and states where it cannot know', async () => {
    const facts = await deployment.facts();
    for (const [connection, scopes] of Object.entries({
      'gmail-local': ['https://mail.google.com/'],
      'googlecalendar-local': ['https://www.googleapis.com/auth/calendar'],
    })) {
      await deployment.scalekit.control('POST', 'connections', { connection, oauth: { scopes } });
    }
    const line = await lineFor('the connections request the scopes of the tools', facts);
    expect(line).toMatch(/^pass .*\(Scalekit or this version does not list the scopes of slack, linear\)$/);
  });

  it('judges no OAuth app that Scalekit does not show', async () => {
    const facts = await deployment.facts();
    await deployment.scalekit.control('POST', 'faults', {
      at: 'scalekit.rest',
      do: 'error',
      status: 403,
      times: 100,
    });
    expect(await lineFor('the connections have OAuth apps of your own', facts)).toMatch(
      /^pass .*\(Scalekit does not show the OAuth app of gmail, slack, /,
    );
  });

  it('does not claim that custom user verification is on', async () => {
    const line = await lineFor('the endpoint of custom user verification responds', await deployment.facts());
    expect(line).toMatch(/only the dashboard shows whether the setting is on/);
  });

  it('reports a refusal of Scalekit without the request', async () => {
    const facts = await deployment.facts();
    await deployment.scalekit.control('POST', 'faults', {
      at: 'scalekit.listAppConnections',
      do: 'error',
      code: 'PermissionDenied',
    });
    expect(await lineFor('the connections are ready', facts)).toMatch(
      /^FAIL .*the call to Scalekit failed with \w+\. Remedy: try again; .*rights of the API credentials/,
    );
  });

  it('asks for the tools of connections that the stage names, and for no declared action', async () => {
    const { slack: _, ...connectionNames } = localConnectionNames();
    const stage = deployment.stage({ connectionNames } as Partial<ReturnType<Deployment['stage']>>);
    const facts = await deployment.facts({ stage });
    const asked: unknown[] = [];
    const { tools } = facts.scalekit ?? {};
    const list = tools?.listTools.bind(tools);
    if (tools && list) {
      tools.listTools = (parameters) => {
        asked.push(parameters?.filter?.provider);
        return list(parameters);
      };
    }
    for (const title of [
      'Scalekit has the allow-listed tools',
      "the shipped tool definitions are Scalekit's",
    ]) {
      expect(await lineFor(title, facts)).toBe(`pass  ${title}`);
      expect(asked.splice(0)).toEqual(['GMAIL', 'NOTION', 'GOOGLECALENDAR']);
    }
    expect(Object.keys(connectionNames)).toEqual(expect.arrayContaining(['linear', 'freshdesk']));
  });

  it('skips what the URL and the token do not show when there is no stage', async () => {
    const facts = await deployment.facts({ stage: undefined, secret: undefined, alarming: undefined });
    const lines = await Promise.all(checks.map(({ title }) => lineFor(title, facts)));
    const made = lines.filter((line) => !line.startsWith('skip  '));
    expect(made.every((line) => line.startsWith('pass  '))).toBe(true);
    expect(made).toHaveLength(15);
    expect(lines).toContain("skip  the token's issuer is the stage's: no --stage is given");
  });
});
