import { decodeEncodedWords } from '../../../../../../shared/mail/encoded-word.ts';

/**
 * Decodes the encoded words of a text, which reach to its last `?=` at most: the decoder seeks that end from the
 * beginning of each word, however far it is.
 */
export function decodeWords(text: string): string {
  const end = text.lastIndexOf('?=') + 2;
  return end === 1 ? text : decodeEncodedWords(text.slice(0, end)) + text.slice(end);
}
