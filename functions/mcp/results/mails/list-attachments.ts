import * as z from 'zod';
import { readPart } from '../../../../shared/mail/body/mime-part.ts';
import { nameAttachment } from '../../../../shared/mail/body/part-name.ts';

/** Bounds the depth, too, as each level is a part. */
const MAX_PARTS = 300;

/** A file of a mail. `id`: for `gmail_get_attachment_by_id`; absent where the mail's text held the file. */
export type Attachment = { name: string; type?: string; size?: number; id?: string };

const part = z.object({
  body: z
    .object({
      size: z.number().optional().catch(undefined),
      attachmentId: z.string().min(1).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/**
 * The files of a mail: the parts of its payload, in order, then those that the decoder found within its text.
 * @param names of the decoded mail
 */
export function listAttachments(payload: unknown, names: readonly string[]): Attachment[] {
  const found: Attachment[] = [];
  const waiting: unknown[] = [payload];
  for (let left = MAX_PARTS; left > 0 && waiting.length > 0; left -= 1) {
    const raw = waiting.shift();
    const mimePart = readPart(raw);
    if (mimePart === undefined) continue;
    const { size, attachmentId: id } = part.safeParse(raw).data?.body ?? {};
    const { filename, mimeType: type } = mimePart;
    if (filename !== '' || id !== undefined) {
      const name = nameAttachment(mimePart, undefined) || type;
      found.push({ name, type, ...(size !== undefined && { size }), ...(id !== undefined && { id }) });
    }
    // The files of an attached mail belong to that mail.
    if (!type.startsWith('message/')) waiting.unshift(...mimePart.parts.slice(0, left));
  }
  const known = new Set(found.flatMap(({ name, type }) => [name, type]));
  return [...found, ...names.filter((name) => !known.has(name)).map((name) => ({ name }))];
}
