import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../shared/config/environment.ts';

const good = {
  SCALEKIT_ENVIRONMENT_URL: 'https://acme.scalekit.dev',
  SCALEKIT_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:1:secret:x',
  CONNECTION_NAMES: '{"gmail":"gmail-prod-x7"}',
  TABLE_NAME: 'table',
  USER_CLAIM: 'sub',
  SERVICE_CLIENTS: 'jobs,crm',
  USER_VERIFY_URL: 'https://app.example.com/callback',
  SCHEDULE_GROUP: 'schedules',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::1:role/schedules',
  MAIL_DIGEST_ARN: 'arn:aws:lambda:eu-central-1:1:function:mail-digest',
  DEAD_LETTER_ARN: 'arn:aws:sqs:eu-central-1:1:dead-letters',
};

describe('readEnvironment', () => {
  it('reads lists and names', () => {
    const env = readEnvironment('connect', good);
    expect(env.SERVICE_CLIENTS).toEqual(['jobs', 'crm']);
    expect(env.CONNECTION_NAMES).toEqual({ gmail: 'gmail-prod-x7' });
  });

  it('reads no service client from an empty list', () => {
    expect(readEnvironment('connect', { ...good, SERVICE_CLIENTS: '' }).SERVICE_CLIENTS).toEqual([]);
  });

  it.each(Object.keys(good))('names %s when it is missing', (name) => {
    expect(() => readEnvironment('connect', { ...good, [name]: undefined })).toThrow(name);
  });

  it.each([
    ['SCALEKIT_ENVIRONMENT_URL', 'acme.scalekit.dev'],
    ['SCALEKIT_ENVIRONMENT_URL', 'ftp://acme.scalekit.dev'],
    ['SCALEKIT_SECRET_ARN', ''],
    ['CONNECTION_NAMES', '["gmail"]'],
    ['CONNECTION_NAMES', '{"gmail":""}'],
    ['TABLE_NAME', ''],
    ['USER_CLAIM', ''],
    ['USER_VERIFY_URL', 'javascript:alert(1)'],
    ['COOKIE_CALLBACK_URL', 'api.example.com/callback'],
    ['SCHEDULE_GROUP', ''],
    ['DEAD_LETTER_ARN', ''],
  ])('names %s when it is %j, and does not start', (name, wrong) => {
    expect(() => readEnvironment('connect', { ...good, [name]: wrong })).toThrow(name);
  });

  it('names a wrong variable without quoting its value', () => {
    const wrong = () => readEnvironment('connect', { ...good, CONNECTION_NAMES: '{secret-ish' });
    expect(wrong).toThrow('CONNECTION_NAMES: is not JSON');
    expect(wrong).not.toThrow('secret-ish');
  });
});
