import { describe, expect, it } from 'vitest';
import { synthesizeFixture } from '../../fixture/assembly.ts';
import { awsJson, queueResponse } from '../../fixture/aws-json.ts';
import { useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
describe("SQS's operations", () => {
  const stack = useFixtureStack({
    synthesize: synthesizeFixture(({ Resources }) => {
      Resources.Dead = { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } };
      Resources.Failed = {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 7,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 1 },
        },
      };
    }),
  });
  const queueUrl = () => stack().outputs.QueueUrl ?? '';
  const deadUrl = () => queueUrl().replace(/Failed$/, 'Dead');
  const sqs = (operation: string, input: object = {}) =>
    awsJson(stack(), `AmazonSQS.${operation}`, { QueueUrl: queueUrl(), ...input }, queueResponse);

  it('return the requested attributes, as the template sets them', async () => {
    const { Attributes } = await sqs('GetQueueAttributes', { AttributeNames: ['All'] });
    expect(Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:us-east-1:000000000000:fixture-local-Failed',
      VisibilityTimeout: '7',
      MessageRetentionPeriod: '345600',
      MaximumMessageSize: '1048576',
      DelaySeconds: '0',
      RedrivePolicy:
        '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:fixture-local-Dead","maxReceiveCount":1}',
    });
    const dead = await sqs('GetQueueAttributes', {
      QueueUrl: deadUrl(),
      AttributeNames: ['MessageRetentionPeriod'],
    });
    expect(dead.Attributes).toEqual({ MessageRetentionPeriod: '1209600' });
    expect(await sqs('GetQueueAttributes')).toEqual({ status: 200 });
    expect(await sqs('GetQueueAttributes', { AttributeNames: ['Colour'] })).toMatchObject({
      status: 400,
      __type: 'InvalidAttributeName',
    });
  });

  it("return a message's attributes only on request", async () => {
    const sent = await sqs('SendMessage', { MessageBody: 'a' });
    const { Messages: [bare] = [] } = await sqs('ReceiveMessage', { VisibilityTimeout: 0 });
    expect(bare).toMatchObject({ MessageId: sent.MessageId, Body: 'a' });
    expect(bare).not.toHaveProperty('Attributes');
    await sqs('PurgeQueue');
    await sqs('SendMessage', { MessageBody: 'b' });
    const { Messages: [full] = [] } = await sqs('ReceiveMessage', { MessageSystemAttributeNames: ['All'] });
    expect(full?.Attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
    });
    await sqs('PurgeQueue');
  });

  it('move a message to the dead-letter queue of the redrive policy', async () => {
    const { MessageId } = await sqs('SendMessage', { MessageBody: 'often' });
    await sqs('ReceiveMessage', { VisibilityTimeout: 0 });
    expect(await sqs('ReceiveMessage')).toEqual({ status: 200 });
    const { Messages } = await sqs('ReceiveMessage', { QueueUrl: deadUrl() });
    expect(Messages).toMatchObject([{ MessageId, Body: 'often' }]);
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
  it('wait for a message up to WaitTimeSeconds', async () => {
    const started = Date.now();
    expect(await sqs('ReceiveMessage', { WaitTimeSeconds: 1 })).toEqual({ status: 200 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
    const waiting = sqs('ReceiveMessage', { WaitTimeSeconds: 20 });
    await sqs('SendMessage', { MessageBody: 'at last' });
    expect((await waiting).Messages).toMatchObject([{ Body: 'at last' }]);
    await sqs('PurgeQueue');
  });

  it('purge a queue', async () => {
    await sqs('SendMessage', { MessageBody: 'a' });
    await sqs('PurgeQueue');
    const names = ['ApproximateNumberOfMessages'];
    expect((await sqs('GetQueueAttributes', { AttributeNames: names })).Attributes).toEqual({
      ApproximateNumberOfMessages: '0',
    });
  });

  it.each([
    ['eleven messages', 'ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
    ['no message', 'ReceiveMessage', { MaxNumberOfMessages: 0 }, 'InvalidParameterValue'],
    ['a wait over 20 seconds', 'ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValue'],
    ['to hide over 12 hours', 'ReceiveMessage', { VisibilityTimeout: 43_201 }, 'InvalidParameterValue'],
    ['over 1 MiB', 'SendMessage', { MessageBody: 'x'.repeat(1024 * 1024 + 1) }, 'InvalidParameterValue'],
    [
      'a delay over 15 minutes',
      'SendMessage',
      { MessageBody: 'x', DelaySeconds: 901 },
      'InvalidParameterValue',
    ],
    ['no receipt handle', 'DeleteMessage', { ReceiptHandle: 'none' }, 'ReceiptHandleIsInvalid'],
    ['no queue', 'PurgeQueue', { QueueUrl: 'http://127.0.0.1/000000000000/nothing' }, 'QueueDoesNotExist'],
    ['an operation that is not here', 'CreateQueue', {}, 'UnknownOperationException'],
  ])('refuse %s', async (_, operation, input, code) => {
    expect(await sqs(operation, input)).toMatchObject({ status: 400, __type: code });
  });
});
