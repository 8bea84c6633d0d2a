import { Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { acknowledge } from '../acknowledgements.ts';
import type { NodeFunction } from './node-function.ts';

/** Receives the event of an asynchronous invocation that failed for good. */
export class DeadLetterQueue extends Construct {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly queueName: string;
  private readonly queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, {
      'AwsSolutions-SQS3':
        'This queue is itself the dead-letter queue, of asynchronous invocations instead of another queue.',
    });
    this.queueUrl = this.queue.queueUrl;
    this.queueArn = this.queue.queueArn;
    this.queueName = this.queue.queueName;
  }

  /** Sends the function's event here after the first run and Lambda's two retries have failed. */
  receiveFailuresOf(failing: NodeFunction<FunctionName>): void {
    this.grantSend(failing);
    failing.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      // SqsDestination would also grant GetQueueAttributes and GetQueueUrl, which Lambda does not need.
      onFailure: { bind: () => ({ destination: this.queue.queueArn }) },
    });
  }

  /** Lets the grantee send a message, and read none. */
  grantSend(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.queue.queueArn],
    }).assertSuccess();
  }

  /** Lets the grantee read and count the messages, and delete those of a user who is offboarded. */
  grantClear(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
      ],
      resourceArns: [this.queue.queueArn],
    }).assertSuccess();
  }
}
