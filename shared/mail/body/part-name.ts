import { composeText } from '../../text/compose-text.ts';
import { toOneLine } from '../../text/readable.ts';
import { decodeEncodedWords } from '../encoded-word.ts';
import { type MimePart, readPart } from './mime-part.ts';

const MAX_NAME_CHARACTERS = 300;
const MEDIA_TYPE = /^[a-z]{1,20}\/[\w.+-]{1,100}$/;
/** Parts for programs: signatures, version marks and delivery data. */
const TECHNICAL =
  /^(?:application\/(?:pgp-|(?:x-)?pkcs7-)|message\/(?!rfc822|partial)|text\/rfc822-headers|multipart\/)/;

/** A file's name on one line, in bounded length. */
export function cleanName(written: string, charset?: string): string {
  const name = decodeEncodedWords(written.slice(0, MAX_NAME_CHARACTERS), charset);
  return composeText(toOneLine(name));
}

/** The subject of a mail inside a mail; empty where it has none. */
function readInnerSubject({ parts }: MimePart): string {
  const inner = readPart(parts[0]);
  return cleanName(inner?.headers.get('subject') ?? '');
}

/** What an attachment is called: an attached mail by its subject, a file by its name; empty for neither. */
export function nameAttachment(part: MimePart, charset: string | undefined): string {
  const subject = part.mimeType === 'message/rfc822' ? readInnerSubject(part) : '';
  return subject === '' ? cleanName(part.filename, charset) : subject;
}

/** The media type of a part without a name, for a mail that has nothing else to show; empty for technical parts. */
export function nameByType({ mimeType }: MimePart): string {
  return MEDIA_TYPE.test(mimeType) && !TECHNICAL.test(mimeType) ? mimeType : '';
}
