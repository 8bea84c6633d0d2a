import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import { MAX_GIST_CHARACTERS } from '../limits.ts';
import { cleanSubject } from './header-text.ts';

const MAX_NAMES = 10;
const MAX_NAME_CHARACTERS = 100;
/** Parts of signatures and of mail programs: a logo, a detached signature, a trailing blank part. */
const INCIDENTAL =
  /^(?:image\d{1,4}\.(?:png|jpe?g|gif|bmp)|att\d{3,6}\.(?:txt|html?)|smime\.p7s|signature\.asc|noname)$/i;

/** What stands for the gist of a mail without words of its own. */
export type Wordless = { gist: string; attachments?: string[]; protection?: 'encrypted' | 'signed' };

/** Whether a person attached a file. */
export function hasFiles({ attachments }: Mail): boolean {
  return attachments.some((name) => !INCIDENTAL.test(name));
}

/** The names of a mail's attachments, those that say something first; of bounded number and length. */
function listAttachments({ attachments }: Mail): string[] {
  const named = attachments.filter((name) => !INCIDENTAL.test(name));
  const listed = named.length > 0 ? named : attachments;
  const names = listed.slice(0, MAX_NAMES).map((name) => cleanSubject(name, MAX_NAME_CHARACTERS));
  return names.filter((name) => name !== '');
}

/** Describes a mail without words: that it is protected, or the names of its attachments. Undefined for neither. */
export function describeWordless(mail: Mail): Wordless | undefined {
  const attachments = listAttachments(mail);
  const { protection } = mail;
  if (protection === undefined && attachments.length === 0) return undefined;
  return {
    gist: protection === undefined ? cutText(attachments.join(', '), MAX_GIST_CHARACTERS) : `(${protection})`,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(protection === undefined ? {} : { protection }),
  };
}
