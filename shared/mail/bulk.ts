import type { MailHeaders } from './header.ts';

/** Whether a machine sent this mail to many or by itself (RFC 2369, 2919, 3834; Precedence by custom). */
export function isBulkMail(headers: MailHeaders): boolean {
  if (headers.get('list-unsubscribe') || headers.get('list-id')) return true;
  if (/^(?:bulk|list|junk)\b/i.test(headers.get('precedence') ?? 'none')) return true;
  const submitted = headers.get('auto-submitted');
  return Boolean(submitted) && submitted?.toLowerCase().startsWith('no') === false;
}
