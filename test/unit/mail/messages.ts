import type { Mail } from '../../../shared/mail/mail.ts';

type Part = {
  mimeType?: string;
  filename?: string;
  headers?: { name: string; value: string }[];
  body?: { size?: number; data?: string; attachmentId?: string };
  parts?: Part[];
};

/** Text or bytes as Gmail's API encodes them. */
function base64url(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url');
}

/** Bytes written as windows-1252 characters or `\x` escapes. */
export function bytes(written: string): Buffer {
  return Buffer.from(written, 'latin1');
}

export function headers(fields: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

export function textPart(
  content: string | Uint8Array,
  mimeType = 'text/plain',
  contentType = mimeType,
): Part {
  return {
    mimeType,
    filename: '',
    headers: headers({ 'Content-Type': contentType }),
    body: { data: base64url(content) },
  };
}

export function attachment(filename: string, mimeType = 'application/pdf'): Part {
  return { mimeType, filename, body: { size: 3, attachmentId: 'a1' } };
}

export function multipart(subtype: string, ...parts: Part[]): Part {
  return { mimeType: `multipart/${subtype}`, filename: '', body: { size: 0 }, parts };
}

/** A Gmail message with this payload and these header fields. */
export function message(payload: Part, fields: Record<string, string> = { Subject: 'Test' }) {
  const all = [...headers(fields), ...(payload.headers ?? [])];
  return {
    id: '18c2',
    threadId: '18c0',
    internalDate: '1795000000000',
    payload: { ...payload, headers: all },
  };
}

/** A decoded mail from a person; a test sets the fields that matter to it. */
export function mail(set: Partial<Mail> & { id: string }): Mail {
  return {
    threadId: `thread of ${set.id}`,
    labelIds: [],
    from: { name: 'Bob Marsh', address: 'bob@example.com' },
    to: [],
    cc: [],
    references: [],
    subject: 'Subject',
    receivedAt: 1_795_000_000_000,
    text: 'A text.',
    attachments: [],
    signs: [],
    ...set,
  };
}
