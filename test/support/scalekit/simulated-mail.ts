import { CONNECTION, type SimulatedScalekit, toolsThrough } from './simulated-scalekit.ts';

export type Part = {
  mimeType: string;
  filename: string;
  headers: { name: string; value: string }[];
  body: { size: number; data?: string; attachmentId?: string };
  parts?: Part[];
};

export type Message = {
  id: string;
  threadId: string;
  labelIds: string[];
  internalDate: string;
  payload: Part;
};

/** Composes a small mail with the headers in the given order. */
export function mailText(headers: Record<string, string>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}\r\n`;
}

const invitation = mailText(
  {
    From: '"Grace Hopper" <grace@navy.example>',
    To: 'ada@example.com',
    Subject: '=?utf-8?Q?Caf=C3=A9_on_Friday=3F?=',
    Date: 'Fri, 06 Mar 2026 10:00:00 +0000',
    'Message-ID': '<invitation@navy.example>',
    'Content-Type': 'text/plain; charset=us-ascii',
  },
  'Shall we meet at the café? Bring the "long report".',
);

const bill = mailText(
  {
    From: 'billing@shop.example',
    To: 'ada@example.com',
    Subject: 'Your invoice',
    Date: 'Thu, 05 Mar 2026 10:00:00 +0000',
    'Content-Type': 'multipart/mixed; boundary=b',
  },
  [
    '--b',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>42 Z=FCrich</p>',
    '--b',
    'Content-Type: application/pdf; name=invoice.pdf',
    'Content-Disposition: attachment; filename=invoice.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0=',
    '--b--',
  ].join('\r\n'),
);

/** Two mails: an invitation in UTF-8 labelled us-ascii, and an older bill with HTML and a PDF. */
export const twoMails = { 'a-invitation.eml': invitation, 'b-bill.eml': bill };

export function headerOf({ payload }: Message, name: string): string | undefined {
  return payload.headers.find((header) => header.name === name)?.value;
}

export function textOf({ body }: Part): string {
  return Buffer.from(body.data ?? '', 'base64url').toString();
}

/** Runs Gmail's tools through the SDK. */
export function gmailThrough(scalekit: SimulatedScalekit) {
  const run = toolsThrough(scalekit, CONNECTION);
  const fetchMails = (identifier: string, input = {}) =>
    run<{ messages: Message[]; nextPageToken?: string }>(identifier, 'gmail_fetch_mails', input);
  const subjects = async (identifier: string, query: string) =>
    (await fetchMails(identifier, { query, max_results: 100 })).messages.map((each) =>
      headerOf(each, 'Subject'),
    );
  return { run, fetchMails, subjects };
}
