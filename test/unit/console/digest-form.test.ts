import { describe, expect, it } from 'vitest';
import type { SkipReason } from '../../../functions/mail-digest/schema.ts';
import { type DigestSettings, describeOutcome } from '../../../infra/console/digest/outcome-words.ts';
import { bodyOf, formOf, mergeForms, resumeBody } from '../../../infra/console/digest/settings/form-state.ts';
import { describeSettingErrors } from '../../../infra/console/digest/settings/setting-errors.ts';
import { Problem } from '../../../shared/client/problem.ts';

const settings: DigestSettings = {
  time: '07:30',
  timeZone: 'Europe/Berlin',
  weekdays: ['MON', 'FRI'],
  connection: 'gmail',
  query: 'is:unread',
  maxMessages: 20,
  delivery: 'email',
  source: 'direct',
  language: 'de',
};
const paused: DigestSettings = {
  ...settings,
  paused: {
    reason: 'failures',
    since: '2026-11-29T06:00:00.000Z',
    resume: 'PUT /digest with "paused": false',
  },
};

describe('the form of a digest', () => {
  it('sends back every stored setting, and nothing that is no setting', () => {
    expect(bodyOf(formOf(settings), settings)).toEqual(settings);
    expect(bodyOf(formOf({ ...settings, nextRun: '2026-11-30T06:30:00.000Z' }))).toEqual(settings);
  });

  it('names a pause only where the user has changed it', () => {
    expect(bodyOf(formOf(paused), paused)).not.toHaveProperty('paused');
    expect(bodyOf({ ...formOf(paused), isPaused: false }, paused)).toHaveProperty('paused', false);
    expect(bodyOf({ ...formOf(settings), isPaused: true }, settings)).toHaveProperty('paused', true);
  });

  it('resumes with the settings as they are, and completes a pending change without touching a pause', () => {
    expect(resumeBody(paused)).toEqual({ ...settings, paused: false });
    expect(resumeBody({ ...settings, pending: true })).toEqual(settings);
  });

  it('sends what is no number as one that the API refuses', () => {
    for (const maxMessages of ['many', '', '-5', '1.5'])
      expect(bodyOf({ ...formOf(settings), maxMessages }, settings).maxMessages).toBe(0);
  });

  it('keeps what the user has edited when the stored settings change elsewhere', () => {
    const before = formOf(paused);
    const edited = { ...before, query: 'label:inbox' };
    expect(mergeForms(edited, before, formOf({ ...settings, time: '08:00' }))).toEqual({
      ...formOf(settings),
      time: '08:00',
      query: 'label:inbox',
    });
  });
});

describe('the errors that the API found in the settings', () => {
  it('stand at their fields, in the words of the form where it has better ones', () => {
    const errors = [
      { path: 'body.timeZone', message: 'must be a name of the Time Zone Database' },
      { path: 'body.weekdays', message: 'is too small' },
      { path: 'body.weekdays.0', message: 'is unknown' },
      { path: 'body.query', message: 'Too big: expected string to have <=500 characters' },
      { path: 'body.maxMessages', message: 'Too small: expected number to be >=1' },
      { path: 'body.language', message: 'Invalid option: expected one of "en"|"de"' },
      { path: 'body', message: 'is no object' },
    ];
    const problem = new Problem('PUT /digest', 'invalid-request', { facts: { errors } });
    expect(describeSettingErrors({ ...formOf(settings), weekdays: [] }, problem)).toEqual({
      fields: {
        timeZone: 'This must be a name of the Time Zone Database.',
        weekdays: 'Choose at least one day.',
        query: 'Enter at most 500 characters.',
        maxMessages: 'Enter a number from 1 to 150.',
        language: 'This is not valid.',
      },
      others: ['body: is no object'],
    });
    expect(describeSettingErrors(formOf(settings), new TypeError())).toEqual({ fields: {}, others: [] });
  });
});

describe('the words for the end of a digest', () => {
  const reasons: Record<SkipReason, true> = {
    gone: true,
    superseded: true,
    paused: true,
    'already-delivered': true,
    'reconnect-required': true,
  };

  it.each(Object.keys(reasons))('say why it was skipped: %s', (reason) => {
    const { text, tone } = describeOutcome({ status: 'SKIPPED', reason }, 'stored');
    expect(text).toMatch(/^No digest was made\. [A-Z].+\.$/);
    expect(tone).toBe('warn');
  });

  it('say where it was delivered, and whether a failed one may have been sent', () => {
    expect(describeOutcome({ status: 'DELIVERED' }, 'slack').text).toContain('Slack');
    expect(describeOutcome({ status: 'DEAD', reason: 'failed' }, 'email').text).toContain('nothing was sent');
    expect(describeOutcome({ status: 'DEAD', reason: 'outcome-unknown' }, 'email').text).toContain(
      'may have been sent',
    );
  });
});
