import { readPart } from './body/mime-part.ts';
import type { MailHeaders } from './header.ts';

/** What a mail server reports of a mail that the user sent. `delay`: it has not arrived yet. */
export type DeliveryReport = 'bounce' | 'delay';

const MAX_PARTS = 10;
const MAX_REPORT_CHARACTERS = 8_000;
const SERVER = /^(?:mailer-daemon|mail-daemon|postmaster|microsoftexchange[0-9a-f]+|mdaemon)$/i;
/** Servers that report in no machine-readable form (qmail, Exim, Sendmail) write English subjects. */
const DELAYED = /\bdelay(?:ed)?\b|^warning: (?!.*\bfail)/i;

/** The action that the report's machine-readable part names (RFC 3464). */
function findAction(payload: unknown): string | undefined {
  const parts = readPart(payload)?.parts ?? [];
  for (const raw of parts.slice(0, MAX_PARTS)) {
    const part = readPart(raw);
    if (part?.mimeType !== 'message/delivery-status') continue;
    // Gmail returns the groups of fields as text, or as the headers of further parts.
    const fields = part.parts
      .slice(0, MAX_PARTS)
      .map((group) => readPart(group)?.headers.get('action') ?? '');
    const text = Buffer.from(part.data.slice(0, MAX_REPORT_CHARACTERS), 'base64url').toString('latin1');
    const written = Array.from(text.matchAll(/^action:[ \t]*([a-z]+)/gim), ([, action = '']) => action);
    const actions = [...fields, ...written].map((action) => action.trim().toLowerCase());
    return actions.includes('failed') ? 'failed' : actions.find((action) => action !== '');
  }
  return undefined;
}

function isFromServer(headers: MailHeaders, address: string): boolean {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)) || address;
  if (!SERVER.test(local)) return false;
  // People read and write as postmaster, too; a server's report has no return path.
  return !/^postmaster$/i.test(local) || /^<\s*>/.test(headers.get('return-path') ?? '');
}

/**
 * Reads whether a mail is the report of a server that a mail did not arrive. A report of success is none.
 * @param mail the address of From, and the decoded subject
 */
export function readDeliveryReport(
  headers: MailHeaders,
  payload: unknown,
  mail: { address: string; subject: string },
): DeliveryReport | undefined {
  const isReport = /^multipart\/report\b.*report-type\s*=\s*"?delivery-status/i.test(
    headers.get('content-type') ?? '',
  );
  const isNamed = Boolean(headers.get('x-failed-recipients')) || isFromServer(headers, mail.address);
  if (!isReport && !isNamed) return undefined;
  const action = findAction(payload);
  if (action === undefined) return DELAYED.test(mail.subject) ? 'delay' : 'bounce';
  if (action === 'delayed') return 'delay';
  return action === 'failed' ? 'bounce' : undefined;
}
