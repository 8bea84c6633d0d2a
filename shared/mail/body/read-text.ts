import { composeText } from '../../text/compose-text.ts';
import { toReadable } from '../../text/readable.ts';
import { htmlToText, htmlToTextOfImages, htmlToWholeText } from '../html/html-text.ts';
import { removeEncodedBlocks, type Unwrapped } from './encoded-blocks.ts';
import { enrichedToText } from './enriched-text.ts';
import { isFlowed, joinFlowedLines } from './flowed.ts';
import { isBlank } from './found-text.ts';
import { decodeBody, type MimePart } from './mime-part.ts';
import { decodeEntities, isMislabelledHtml } from './mislabelled.ts';

/**
 * `isWithheld`: nothing is to be read, although the part holds more than markup. `imageText`: what pictures say where
 * there is no text.
 */
export type ReadText = Unwrapped & { isWithheld: boolean; imageText: string };

/** Rich text of a word processor, which no one reads as it is. */
const RTF = /^\s*\{\\rtf\d/;

function readPlain(written: string, part: MimePart): Unwrapped {
  if (RTF.test(written)) return { text: '', attachments: [], isEncrypted: false };
  const contentType = part.headers.get('content-type') ?? '';
  const unwrapped = removeEncodedBlocks(written);
  const joined = isFlowed(contentType) ? joinFlowedLines(unwrapped.text, contentType) : unwrapped.text;
  return { ...unwrapped, text: decodeEntities(joined) };
}

function readWritten(written: string, part: MimePart): Unwrapped {
  if (part.mimeType === 'text/html' || isMislabelledHtml(written)) {
    return removeEncodedBlocks(htmlToText(written));
  }
  const isRichtext = part.mimeType === 'text/richtext';
  if (isRichtext || part.mimeType === 'text/enriched') {
    return removeEncodedBlocks(enrichedToText(written, isRichtext));
  }
  return readPlain(written, part);
}

function clean(text: string): string {
  return composeText(toReadable(text)).trimEnd();
}

/**
 * The text of a text part, in bounded length: plain text without what mail programs add to it, HTML as its visible
 * text. `attachments`: the names of files that the text held.
 */
export function readText(part: MimePart): ReadText {
  const written = decodeBody(part).replace(/\r\n?/g, '\n');
  const read = readWritten(written, part);
  const text = clean(read.text);
  if (!isBlank(text)) return { ...read, text, isWithheld: false, imageText: '' };
  return {
    ...read,
    text,
    isWithheld: !isBlank(htmlToWholeText(written)),
    imageText: part.mimeType === 'text/html' ? clean(htmlToTextOfImages(written)) : '',
  };
}
