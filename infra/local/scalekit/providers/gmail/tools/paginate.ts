import { invalidArgument } from '../../tool-error.ts';
import type { MailboxMessage } from '../mailbox/mailbox.ts';

type Page = {
  page: MailboxMessage[];
  /** The token of the next page, as a field of the response; empty on the last page. */
  next: { nextPageToken?: string };
};

/** One page of mails, newest first. The token names the page's last mail, so that new mails do not shift the next page. */
export function paginate(
  found: MailboxMessage[],
  { max_results: size, page_token: token }: { max_results: number; page_token: string },
): Page {
  const rest = token === '' ? found : found.filter(isAfter(token));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const isLast = last === undefined || rest.length <= page.length;
  return { page, next: isLast ? {} : { nextPageToken: `${last.internalDate}.${last.arrival}` } };
}

function isAfter(pageToken: string): (message: MailboxMessage) => boolean {
  const [, date, arrival] = /^(-?\d+)\.(\d+)$/.exec(pageToken) ?? [];
  if (date === undefined) throw invalidArgument('Invalid pageToken');
  return (message) =>
    message.internalDate < Number(date) ||
    (message.internalDate === Number(date) && message.arrival < Number(arrival));
}
