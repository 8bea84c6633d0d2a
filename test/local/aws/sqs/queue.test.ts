import { describe, expect, it } from 'vitest';
import { type Message, Queue, receiptHandleOf } from '../../../../infra/local/aws/sqs/queue.ts';
import type { QueueSettings } from '../../../../infra/local/aws/template/queues.ts';
import { ManualClock } from '../../fixture/manual-clock.ts';

const settings: QueueSettings = {
  arn: 'arn:aws:sqs:us-east-1:000000000000:queue',
  url: 'http://127.0.0.1/000000000000/queue',
  visibilityTimeoutSeconds: 30,
  retentionSeconds: 4 * 24 * 3600,
  delaySeconds: 0,
  receiveWaitSeconds: 0,
  maximumMessageBytes: 1024 * 1024,
  redrive: undefined,
};

describe('a queue', () => {
  function open(changed: Partial<QueueSettings> = {}) {
    const clock = new ManualClock();
    const deadLetters: Message[] = [];
    const queue = new Queue({
      settings: { ...settings, ...changed },
      clock,
      redrive: (_, message) => deadLetters.push(message),
    });
    return { clock, deadLetters, queue };
  }

  function receiveOne(queue: Queue, visibilitySeconds?: number): Message {
    const [message] = queue.receive(1, visibilitySeconds);
    if (!message) throw new Error('Nothing to receive');
    return message;
  }

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
  it('hides a received message until the visibility timeout has passed', () => {
    const { clock, queue } = open();
    queue.send('a');
    expect(receiveOne(queue)).toMatchObject({ body: 'a', received: 1 });
    clock.advance(29);
    expect(queue.receive(10)).toEqual([]);
    expect(queue.count()).toEqual({ visible: 0, delayed: 0, inFlight: 1 });
    clock.advance(1);
    expect(queue.count()).toEqual({ visible: 1, delayed: 0, inFlight: 0 });
    expect(receiveOne(queue)).toMatchObject({ body: 'a', received: 2 });
  });

  it('hides it for the requested time, which ChangeMessageVisibility can change', () => {
    const { clock, queue } = open();
    queue.send('a');
    const message = receiveOne(queue, 100);
    clock.advance(99);
    queue.changeVisibility(receiptHandleOf(message), 60);
    clock.advance(59);
    expect(queue.receive(1)).toEqual([]);
    queue.changeVisibility(receiptHandleOf(message), 0);
    expect(receiveOne(queue).id).toBe(message.id);
  });

  it('refuses to change the visibility of a message that is not in flight', () => {
    const { clock, queue } = open();
    queue.send('a');
    const message = receiveOne(queue);
    clock.advance(30);
    expect(() => queue.changeVisibility(receiptHandleOf(message), 0)).toThrow("isn't in flight");
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
  it('deletes only by the newest receipt handle, also after the visibility timeout', () => {
    const { clock, queue } = open();
    queue.send('a');
    const first = receiveOne(queue);
    clock.advance(30);
    const second = receiveOne(queue);
    queue.remove(receiptHandleOf(first));
    expect(queue.count().inFlight).toBe(1);
    clock.advance(30);
    queue.remove(receiptHandleOf(second));
    expect(queue.count()).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
    queue.remove(receiptHandleOf(second));
    expect(() => queue.remove('no handle')).toThrow('The input receipt handle is invalid.');
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
  it('drops a message after the retention period, received or not', () => {
    const { clock, queue } = open();
    queue.send('a');
    clock.advance(settings.retentionSeconds - 1);
    receiveOne(queue);
    clock.advance(1);
    expect(queue.count()).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
  it("hides a message for its own delay, or for the queue's", () => {
    const { clock, queue } = open({ delaySeconds: 10 });
    queue.send('later');
    queue.send('now', { delaySeconds: 0 });
    expect(queue.count()).toEqual({ visible: 1, delayed: 1, inFlight: 0 });
    expect(receiveOne(queue).body).toBe('now');
    clock.advance(10);
    expect(receiveOne(queue).body).toBe('later');
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
  it('moves a message that was received too often to the dead-letter queue, with its age', () => {
    const { clock, deadLetters, queue } = open({
      redrive: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead', maxReceiveCount: 2 },
    });
    const { id, sent } = queue.send('a');
    for (let receives = 0; receives < 2; receives += 1) {
      receiveOne(queue);
      clock.advance(30);
    }
    expect(deadLetters).toEqual([]);
    expect(queue.receive(1)).toEqual([]);
    expect(deadLetters).toMatchObject([{ id, sent, body: 'a' }]);
  });

  // https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb
  it('accepts a message of 1 MiB and refuses a longer one', () => {
    const { queue } = open();
    queue.send('x'.repeat(1024 * 1024));
    expect(() => queue.send('x'.repeat(1024 * 1024 + 1))).toThrow(
      'Reason: Message must be shorter than 1048576 bytes.',
    );
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
  it('refuses characters that XML does not have', () => {
    const { queue } = open();
    queue.send('tab\t, line\r\n, 😀 and \u{fffd}');
    expect(() => queue.send('\u{0}')).toThrow('outside the allowed set');
    expect(() => queue.send('\u{ffff}')).toThrow('outside the allowed set');
  });
});
