const SIGN_OFFS = [
  '(?:(?:best|kind|kindest|warm|with kind|many) )?(?:regards|wishes)',
  '(?:many |with )?thanks(?: again| a lot| so much| in advance)?|thank you(?: very much| so much| in advance)?',
  'cheers|sincerely|yours(?: sincerely| truly| faithfully)?|all the best|best|talk soon|take care',
  '(?:viele|liebe|beste|schöne|herzliche|freundliche) grüße|(?:mit )?(?:freundlichen|besten|herzlichen) grüßen',
  'mfg|lg|vg|gruß|danke(?: dir| ihnen| im voraus)?|vielen dank',
  '(?:bien )?cordialement|bien à (?:vous|toi)|amicalement|merci(?: d.avance)?|(?:meilleures )?salutations',
  '(?:un )?(?:cordial )?saludos?|atentamente|(?:muchas )?gracias|un abrazo',
  'مع (?:خالص )?(?:التحية|تحياتي)|تحياتي|בברכה',
  '(?:よろしく|宜しく)お(?:願|ねが)い[^。]{0,10}|敬具|以上',
].join('|');
/** The phrase alone, or with a name or place after it. */
const SIGN_OFF = new RegExp(
  `^(?:${SIGN_OFFS})(?:[\\s,]+(?:(?:aus|from|de) )?[\\p{L}.'’-]{1,20})?\\s*[,，،.。!–—-]*$`,
  'iu',
);
/** A signature has a name, a title, a company, phone numbers; more lines than this are text. */
const MAX_SIGNATURE_LINES = 12;

function listNames(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu), ([word]) => word);
}

/** Drops the last line when it holds only the sender's name, such as `Bob` below a mail of Bob Marsh. */
function removeSenderName(lines: readonly string[], sender: string): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const before = lines.slice(0, Math.max(last, 0));
  const words = listNames(lines[last] ?? '-');
  const names = listNames(sender);
  const isName = words.length > 0 && words.every((word) => names.includes(word));
  return isName && listNames(before.join(' ')).length > 0 ? before : lines;
}

/** Removes a sign-off near the end (`Best regards,`), the lines after it, and the sender's name at the end. */
export function removeSignOff(lines: readonly string[], sender: string): readonly string[] {
  const signOff = lines.findLastIndex((line) => SIGN_OFF.test(line.trim()));
  const isAlone = lines.slice(0, Math.max(signOff, 0)).every((line) => line.trim() === '');
  const after = lines.slice(signOff + 1).filter((line) => line.trim() !== '').length;
  const isSignedOff = signOff !== -1 && !isAlone && after <= MAX_SIGNATURE_LINES;
  return removeSenderName(isSignedOff ? lines.slice(0, signOff) : lines, sender);
}
