import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/onbehalf-prod/0a1b2c3d';
const refusal = `Stack [${STACK}] cannot be deleted while TerminationProtection is enabled`;
/** An AWS account with one protected stack of this status, or with none, and its alarms. */
export class Account {
  status: string | undefined;
  /** The value of the output RollbackAlarmArns. */
  rollbackAlarmArns: string | undefined;
  /** The state of each alarm that exists. */
  alarms: Record<string, string> = {};
  /** An action that the account's policy denies. */
  refused: string | undefined;
  readonly calls: string[] = [];
  readonly requests: URLSearchParams[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    const parameters = new URLSearchParams(await text(request));
    const action = parameters.get('Action') ?? '';
    this.calls.push(action);
    this.requests.push(parameters);
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
    const refuse = (message: string, code = 'ValidationError'): [number, string] => [
      400,
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    ];
    const result = (members: string): [number, string] => [
      200,
      `<${action}Response><${action}Result>${members}</${action}Result></${action}Response>`,
    ];
    if (action === this.refused) return refuse('not authorized', 'AccessDenied');
    if (action === 'GetCallerIdentity') {
      return result('<Arn>arn:aws:iam::111122223333:user/ada</Arn><Account>111122223333</Account>');
    }
    if (action === 'DescribeStackEvents') return result('<StackEvents/>');
    if (action === 'DeleteStack') return refuse(refusal);
    if (action === 'DescribeAlarms') return result(this.#listAlarms());
    if (action === 'GetTemplate') return result('<TemplateBody>{"Resources":{"Old":{}}}</TemplateBody>');
    if (action === 'UpdateStack' || action === 'CreateStack') return refuse('Enough for a test');
    if (this.status === undefined) return refuse('Stack with id onbehalf-prod does not exist');
    return result(
      `<Stacks><member><StackName>onbehalf-prod</StackName><StackId>${STACK}</StackId><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${this.status}</StackStatus>${this.#listOutputs()}</member></Stacks>`,
    );
  }

  #listOutputs(): string {
    if (this.rollbackAlarmArns === undefined) return '';
    return `<Outputs><member><OutputKey>ApiUrl</OutputKey><OutputValue>https://a.test/</OutputValue></member><member><OutputKey>RollbackAlarmArns</OutputKey><OutputValue>${this.rollbackAlarmArns}</OutputValue></member></Outputs>`;
  }

  #listAlarms(): string {
    const members = Object.entries(this.alarms).map(
      ([arn, state]) =>
        `<member><AlarmArn>${arn}</AlarmArn><AlarmActions><member>arn:aws:sns:x</member></AlarmActions><StateValue>${state}</StateValue></member>`,
    );
    return `<MetricAlarms>${members.join('')}</MetricAlarms>`;
  }
}
