import { type MimePart, readPart } from '../../../../shared/mail/body/mime-part.ts';

/** Bounds the depth, too, as each level is a part. */
const MAX_PARTS = 300;

/** `raw`: the part as Gmail has it. */
type ListedPart = { part: MimePart; raw: unknown };

/** The parts of a payload in order, without those of an attached mail. */
export function listParts(payload: unknown): ListedPart[] {
  const listed: ListedPart[] = [];
  const waiting: unknown[] = [payload];
  while (waiting.length > 0 && listed.length < MAX_PARTS) {
    const raw = waiting.shift();
    const part = readPart(raw);
    if (part === undefined) continue;
    listed.push({ part, raw });
    if (!part.mimeType.startsWith('message/')) waiting.unshift(...part.parts.slice(0, MAX_PARTS));
  }
  return listed;
}
