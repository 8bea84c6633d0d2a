import { describe, expect, it } from 'vitest';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import { headers, message, multipart, textPart } from './messages.ts';

const REPORT = 'multipart/report; report-type=delivery-status; boundary=b';
const EXCHANGE = 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@firm.example';

function reportIn(fields: Record<string, string>, ...parts: Parameters<typeof multipart>[1][]) {
  const payload = parts.length === 0 ? textPart('Hi.') : multipart('report', textPart('Hi.'), ...parts);
  const decoded = decodeGmailMessage(message(payload, { Subject: 'Undelivered', ...fields }));
  return 'mail' in decoded ? decoded.mail.report : decoded.skipped;
}

function status(...actions: string[]) {
  const groups = actions.map((action) => `Final-Recipient: rfc822; a@b.example\r\nAction: ${action}\r\n`);
  return textPart(`Reporting-MTA: dns; mx\r\n\r\n${groups.join('\r\n')}`, 'message/delivery-status');
}

/** As Gmail returns a delivery status: its groups of fields as the headers of further parts. */
const groupedStatus = {
  mimeType: 'message/delivery-status',
  headers: [],
  parts: [{ headers: headers({ 'Reporting-MTA': 'dns; mx' }) }, { headers: headers({ Action: 'delayed' }) }],
};

describe('the delivery report of a mail', () => {
  it.each([
    ['Postfix', { From: 'MAILER-DAEMON@mx.example', 'Content-Type': REPORT }, [status('failed')]],
    ['Exchange', { From: `Microsoft Outlook <${EXCHANGE}>`, 'Content-Type': REPORT }, [status('failed')]],
    ['one of two recipients', { From: 'x@y.example', 'Content-Type': REPORT }, [status('relayed', 'Failed')]],
    ['a status that cannot be read', { From: 'x@y.example', 'Content-Type': REPORT }, []],
    ['Gmail', { From: 'mailer-daemon@googlemail.com', 'X-Failed-Recipients': 'a@b.example' }, []],
    ['a server of another name', { From: 'returns@mx.example', 'X-Failed-Recipients': 'a@b.example' }, []],
    [
      'Exim',
      { From: 'Mail Delivery System <Mailer-Daemon@mx.example>', Subject: 'Mail delivery failed' },
      [],
    ],
    ['qmail', { From: 'MAILER-DAEMON@mx.example', Subject: 'failure notice' }, []],
    ['a postmaster', { From: 'postmaster@mx.example', 'Return-Path': '<>' }, []],
  ])('is a bounce of %s', (_, fields, parts) => {
    expect(reportIn(fields, ...parts)).toBe('bounce');
  });

  it.each([
    ['a status', { From: 'MAILER-DAEMON@mx.example', 'Content-Type': REPORT }, [status('delayed')]],
    ['a status in parts', { From: 'x@y.example', 'Content-Type': REPORT }, [groupedStatus]],
    ['Exim', { From: 'Mailer-Daemon@mx.example', Subject: 'Warning: message 1a delayed 24 hours' }, []],
    [
      'Sendmail',
      { From: 'MAILER-DAEMON@a.example', Subject: 'Warning: could not send message for past 4 hours' },
      [],
    ],
  ])('is a delay by %s', (_, fields, parts) => {
    expect(reportIn(fields, ...parts)).toBe('delay');
  });

  it.each([
    [
      'a status of success',
      { From: 'MAILER-DAEMON@mx.example', 'Content-Type': REPORT },
      [status('delivered')],
    ],
    [
      'a read receipt',
      { From: 'a@b.example', 'Content-Type': 'multipart/report; report-type=disposition-notification' },
      [],
    ],
    ['a person who writes as postmaster', { From: 'postmaster@firm.example' }, []],
    ['a person who writes about a bounce', { From: 'a@b.example', Subject: 'Delivery failed?' }, []],
    [
      'a person who forwards a status',
      { From: 'a@b.example', 'Content-Type': 'multipart/mixed' },
      [status('failed')],
    ],
  ])('is none: %s', (_, fields, parts) => {
    expect(reportIn(fields, ...parts)).toBeUndefined();
  });
});
