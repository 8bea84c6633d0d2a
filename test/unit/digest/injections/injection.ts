import { mailText } from '../../../support/scalekit/simulated-mail.ts';

/** A mail that attacks its reader's programs, and the harmless words that its digest still shows. */
export type Injection = { name: string; raw: Uint8Array; keeps: readonly string[] };

type Written = {
  from?: string;
  subject?: string;
  body?: string;
  type?: string;
  headers?: Record<string, string>;
};

const KEPT_SUBJECT = 'Quarterly plan';

/** A mail of one text part in UTF-8; every field that is not given is harmless. */
export function injection(
  name: string,
  {
    from = 'Eve Miller <eve@sender.invalid>',
    subject = KEPT_SUBJECT,
    body = 'The plan is ready.',
    type,
    headers,
  }: Written,
  keeps: readonly string[] = [KEPT_SUBJECT],
): Injection {
  const fields = {
    From: from,
    To: 'ada@example.com',
    Subject: subject,
    Date: 'Mon, 23 Nov 2026 06:00:00 +0000',
    'Content-Type': type ?? 'text/plain; charset=utf-8',
    ...headers,
  };
  return { name, raw: Buffer.from(mailText(fields, body)), keeps };
}

/** The same with an HTML part. */
export function htmlInjection(name: string, body: string, keeps?: readonly string[]): Injection {
  return injection(name, { body, type: 'text/html; charset=utf-8' }, keeps);
}

/** Bytes in a charset that Node cannot encode, as base64. */
export function encodedInjection(charset: string, base64: string, keeps: readonly string[]): Injection {
  const headers = { 'Content-Transfer-Encoding': 'base64' };
  return injection(charset, { body: base64, type: `text/plain; charset=${charset}`, headers }, keeps);
}
