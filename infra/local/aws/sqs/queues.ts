import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Emulator } from '../protocol/emulator.ts';
import { jsonCall } from '../protocol/json-protocol.ts';
import type { QueueSettings } from '../template/queues.ts';
import { queueProtocol } from './api.ts';
import { Queue } from './queue.ts';

/** The template's queues, to which Lambda and Scheduler send. */
export class Queues {
  private readonly queues: Queue[];
  readonly emulator: Emulator;

  constructor(settings: readonly QueueSettings[], clock: Clock) {
    this.queues = settings.map(
      (queue) =>
        new Queue({
          settings: queue,
          clock,
          redrive: (targetArn, message) => this.withArn(targetArn)?.adopt(message),
        }),
    );
    const protocol = queueProtocol((url) => this.withUrl(url));
    this.emulator = (request) => jsonCall(protocol, request);
  }

  /** Sends a message. Returns `ok` or AWS's error code; never throws AwsError. */
  send(queueArn: string, body: string, attributes?: Record<string, string>): string {
    const queue = this.withArn(queueArn);
    if (!queue) return 'QueueDoesNotExist';
    try {
      queue.send(body, { attributes });
      return 'ok';
    } catch (error) {
      if (error instanceof AwsError) return error.code;
      throw error;
    }
  }

  /** Counts the messages of each queue that a consumer could receive at that time, by the queue's ARN. */
  countVisible(time: number): { queueArn: string; visible: number }[] {
    return this.queues.map((queue) => ({ queueArn: queue.settings.arn, visible: queue.countVisible(time) }));
  }

  private withArn(queueArn: string): Queue | undefined {
    return this.queues.find(({ settings }) => settings.arn === queueArn);
  }

  private withUrl(queueUrl: string): Queue {
    const queue = this.queues.find(({ settings }) => settings.url === queueUrl);
    if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }
}
