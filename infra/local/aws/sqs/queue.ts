import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { QueueSettings } from '../template/queues.ts';

/** Times in milliseconds since the epoch. */
export type Message = {
  id: string;
  body: string;
  sent: number;
  visibleAt: number;
  received: number;
  firstReceived: number | undefined;
  /** All of type String. */
  attributes: Record<string, string>;
};

type SendOptions = { delaySeconds?: number | undefined; attributes?: Record<string, string> | undefined };

export type QueueSetup = {
  settings: QueueSettings;
  clock: Clock;
  /** Receives a message that was received too often. */
  redrive: (deadLetterTargetArn: string, message: Message) => void;
};

/**
 * A standard queue in memory.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
export class Queue {
  readonly settings: QueueSettings;
  readonly created: number;
  private readonly setup: QueueSetup;
  private kept: Message[] = [];

  constructor(setup: QueueSetup) {
    this.setup = setup;
    this.settings = setup.settings;
    this.created = setup.clock.now();
  }

  /** @throws AwsError for a body that is too long or contains characters outside the allowed set */
  send(
    body: string,
    { delaySeconds = this.settings.delaySeconds, attributes = {} }: SendOptions = {},
  ): Message {
    this.check(body);
    const sent = this.setup.clock.now();
    const visibleAt = sent + delaySeconds * 1000;
    const message = {
      id: randomUUID(),
      body,
      attributes,
      sent,
      visibleAt,
      received: 0,
      firstReceived: undefined,
    };
    this.kept.push(message);
    return message;
  }

  /** Adds a message of another queue unchanged: its age counts from its first sending. */
  adopt(message: Message): void {
    this.kept.push(message);
  }

  /** Returns visible messages and hides them for `visibilitySeconds`. */
  receive(limit: number, visibilitySeconds = this.settings.visibilityTimeoutSeconds): Message[] {
    const now = this.setup.clock.now();
    const received: Message[] = [];
    for (const message of this.messages().filter(({ visibleAt }) => visibleAt <= now)) {
      if (received.length === limit) break;
      if (this.redriveIfDue(message)) continue;
      message.visibleAt = now + visibilitySeconds * 1000;
      message.received += 1;
      message.firstReceived ??= now;
      received.push({ ...message });
    }
    return received;
  }

  /** A handle of an earlier receive deletes nothing, as AWS documents for DeleteMessage. */
  remove(receiptHandle: string): void {
    const found = this.find(receiptHandle);
    this.kept = this.kept.filter((message) => message !== found);
  }

  changeVisibility(receiptHandle: string, seconds: number): void {
    const found = this.find(receiptHandle);
    const now = this.setup.clock.now();
    if (!found || found.visibleAt <= now) {
      throw new AwsError('MessageNotInflight', "The specified message isn't in flight.");
    }
    found.visibleAt = now + seconds * 1000;
  }

  purge(): void {
    this.kept = [];
  }

  /** Counts the messages that a consumer could receive at that time. */
  countVisible(time: number): number {
    const oldest = time - this.settings.retentionSeconds * 1000;
    return this.kept.filter(({ sent, visibleAt }) => sent > oldest && visibleAt <= time).length;
  }

  count(): { visible: number; delayed: number; inFlight: number } {
    const now = this.setup.clock.now();
    const messages = this.messages();
    const hidden = messages.filter(({ visibleAt }) => visibleAt > now);
    const delayed = hidden.filter(({ received }) => received === 0).length;
    return { visible: messages.length - hidden.length, delayed, inFlight: hidden.length - delayed };
  }

  private messages(): Message[] {
    const oldest = this.setup.clock.now() - this.settings.retentionSeconds * 1000;
    this.kept = this.kept.filter(({ sent }) => sent > oldest);
    return this.kept;
  }

  private redriveIfDue(message: Message): boolean {
    const { redrive } = this.settings;
    if (!redrive || message.received < redrive.maxReceiveCount) return false;
    this.kept = this.kept.filter((kept) => kept !== message);
    this.setup.redrive(redrive.deadLetterTargetArn, { ...message, received: 0 });
    return true;
  }

  private find(receiptHandle: string): Message | undefined {
    const [, id, received] = /^([0-9a-f-]{36})#(\d+)$/.exec(decode(receiptHandle)) ?? [];
    if (!id) throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    return this.messages().find((message) => message.id === id && message.received === Number(received));
  }

  private check(body: string): void {
    const limit = this.settings.maximumMessageBytes;
    if (Buffer.byteLength(body) > limit) {
      const reason = `Message must be shorter than ${limit} bytes.`;
      throw new AwsError('InvalidParameterValue', `One or more parameters are invalid. Reason: ${reason}`);
    }
    if (!/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(body)) {
      throw new AwsError(
        'InvalidMessageContents',
        'The message contains characters outside the allowed set.',
      );
    }
  }
}

/** Returns the handle of a received message, which changes with each receive. */
export function receiptHandleOf({ id, received }: Message): string {
  return Buffer.from(`${id}#${received}`).toString('base64');
}

function decode(handle: string): string {
  return Buffer.from(handle, 'base64').toString();
}
