import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainProtection } from '../../../infra/operator/cdk/termination-protection.ts';
import { runCommand } from '../../support/run-command.ts';

const STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/onbehalf-prod/0a1b2c3d';
const refusal = `Stack [${STACK}] cannot be deleted while TerminationProtection is enabled`;
const lift =
  'aws cloudformation update-termination-protection --no-enable-termination-protection --region eu-west-1 --stack-name onbehalf-prod';

/** An AWS account with one protected stack of this status, or with none. */
class Account {
  status: string | undefined;
  readonly calls: string[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    const action = new URLSearchParams(await text(request)).get('Action') ?? '';
    this.calls.push(action);
    const [status, body] = this.#respond(action);
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
  }

  #respond(action: string): [number, string] {
    const refuse = (message: string): [number, string] => [
      400,
      `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`,
    ];
    const result = (members: string): [number, string] => [
      200,
      `<${action}Response><${action}Result>${members}</${action}Result></${action}Response>`,
    ];
    if (action === 'GetCallerIdentity') {
      return result('<Arn>arn:aws:iam::111122223333:user/ada</Arn><Account>111122223333</Account>');
    }
    if (action === 'DescribeStackEvents') return result('<StackEvents/>');
    if (action === 'DeleteStack') return refuse(refusal);
    if (this.status === undefined) return refuse('Stack with id onbehalf-prod does not exist');
    return result(
      `<Stacks><member><StackName>onbehalf-prod</StackName><StackId>${STACK}</StackId><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${this.status}</StackStatus></member></Stacks>`,
    );
  }
}

describe('npm run deploy and npm run destroy', () => {
  const account = new Account();
  const assembly = mkdtempSync(join(tmpdir(), 'onbehalf-assembly-'));
  let endpoint: string;
  beforeAll(async () => {
    endpoint = await account.start();
    const properties = { templateFile: 'stack.json', stackName: 'onbehalf-prod' };
    const environment = 'aws://unknown-account/unknown-region';
    const artifacts = { Onbehalf: { type: 'aws:cloudformation:stack', environment, properties } };
    writeFileSync(join(assembly, 'manifest.json'), JSON.stringify({ version: '38.0.0', artifacts }));
    writeFileSync(join(assembly, 'stack.json'), '{"Resources":{}}');
  });
  afterAll(() => {
    account.stop();
    rmSync(assembly, { recursive: true });
  });

  const run = (...args: string[]) =>
    runCommand('cdk/deployment.ts', [...args, '--app', assembly], {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    });

  it.each([
    ['a stack that runs', 'CREATE_COMPLETE', ['destroy', '--force']],
    ['one whose first deployment was rolled back', 'ROLLBACK_COMPLETE', ['destroy', '--force']],
    [
      'one that the next deployment would replace',
      'ROLLBACK_COMPLETE',
      ['deploy', '--require-approval=never'],
    ],
  ])('report how to lift the protection of %s', async (_, status, args) => {
    account.status = status;
    const { code, output } = await run(...args);
    expect(account.calls).toContain('DeleteStack');
    expect(output).toContain(
      `onbehalf: onbehalf-prod is protected against deletion, and nothing was deleted. Lift the protection, and run the same command again:\n  ${lift}\n`,
    );
    expect(code).toBe(1);
  });

  it('report nothing of it, and succeed, where the CDK succeeds', async () => {
    account.status = undefined;
    const { code, output } = await run('destroy', '--force');
    expect(output).not.toMatch(/protect/);
    expect(code).toBe(0);
  });

  it.each(['deploy', 'destroy'])(
    'refuse the stage of cdk.json that has no values of an operator: %s',
    async (action) => {
      const { code, output } = await runCommand('cdk/deployment.ts', [action, '--force'], {
        AWS_REGION: 'eu-west-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      });
      expect(output).toContain('Stage "example" never deploys');
      expect(code).toBe(1);
    },
  );

  it('return the failure of the CDK', async () => {
    account.status = 'CREATE_IN_PROGRESS';
    const { code, output } = await run('deploy', '--method', 'no-such-method');
    expect(output).not.toMatch(/update-termination-protection/);
    expect(code).toBe(1);
  });
});

describe('explainProtection', () => {
  it('names the stack also where CloudFormation names it without its ARN', () => {
    const named = 'Stack [onbehalf-prod] cannot be deleted while TerminationProtection is enabled';
    expect(explainProtection(named)).toContain('protection --stack-name onbehalf-prod\n');
  });

  it('explains no other failure', () => {
    expect(explainProtection('Stack [onbehalf-prod] failed: DELETE_FAILED')).toBeUndefined();
  });
});
