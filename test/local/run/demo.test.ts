import { describe, expect, it } from 'vitest';
import { countMails, runDemo } from '../fixture/demo.ts';

describe('npm run demo', { timeout: 180_000 }, () => {
  it('runs the journey and accounts for every mail of the sample mailbox', () => {
    const total = countMails('infra/local/sample-mailbox');
    const ran = runDemo();
    expect(ran).toMatchObject({ status: 0, stderr: '', last: `read=${total} summarised=${total} skipped=0` });
    const steps = [
      'NOT_CONNECTED',
      '/magicLink/',
      'auth_request_id',
      'ACTIVE',
      'gmail_send_message',
      'mails sent: 1',
    ];
    expect(steps.filter((step) => !ran.stdout.includes(step))).toEqual([]);
  });

  it('explains a missing folder', () => {
    expect(runDemo('--mailbox', '/nowhere')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('/nowhere'),
    });
  });
});
