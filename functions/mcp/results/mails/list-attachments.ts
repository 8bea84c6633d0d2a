import * as z from 'zod/mini';
import { nameAttachment } from '../../../../shared/mail/body/part-name.ts';
import { listParts } from './list-parts.ts';

/** A file of a mail. `attachmentId` is Gmail's; absent where the mail's text held the file. */
export type Attachment = { name: string; type?: string; size?: number; attachmentId?: string };

const withBody = z.object({
  body: z.object({
    size: z.catch(z.optional(z.number()), undefined),
    attachmentId: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
  }),
});

/**
 * The files of a mail: the parts of its payload, in order, then those that the decoder found within its text.
 * @param names of the decoded mail
 */
export function listAttachments(payload: unknown, names: readonly string[]): Attachment[] {
  const found: Attachment[] = listParts(payload).flatMap(({ part, raw }) => {
    const { size, attachmentId } = withBody.safeParse(raw).data?.body ?? {};
    if (part.filename === '' && attachmentId === undefined) return [];
    const name = nameAttachment(part, undefined) || part.mimeType;
    return {
      name,
      type: part.mimeType,
      ...(size !== undefined && { size }),
      ...(attachmentId !== undefined && { attachmentId }),
    };
  });
  const known = new Set(found.flatMap(({ name, type }) => [name, type]));
  return [...found, ...names.filter((name) => !known.has(name)).map((name) => ({ name }))];
}
