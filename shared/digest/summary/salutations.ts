const GREETINGS = [
  'hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening)',
  'hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|servus',
  'bonjour|bonsoir|salut|ch(?:er|ère)s?',
  'hola|buenos días|buenas tardes|estimad[oa]s?|querid[oa]s?',
  'ciao|buongiorno|gentile|olá|prezad[oa]s?|beste|geachte|hej|cześć|здравствуйте|добрый день|привет',
  'שלום|היי|مرحبا|السلام عليكم|أهلا',
].join('|');
/** `Hi Ada,` or a line that says no more; names may be several, but a sentence is no name. */
const GREETING = new RegExp(
  `^(?:${GREETINGS})(?:\\s+[\\p{L}\\p{M}.'’-]+){0,4}\\s*(?:[,，،!:–—]+\\s*|-\\s+|\\.?$)`,
  'iu',
);
const JAPANESE_GREETING =
  /^(?:[^。、？?]{1,24}(?:様|さま|さん|先生|各位)[、,。]?$|(?:いつも)?(?:大変)?お(?:世話|疲れ)[^。]{0,16}(?:。|$))/u;

/** Lines that a person does not read for what they say. */
const BOILERPLATE = new RegExp(
  [
    '^(?:view|read|open|see) (?:this |the )?(?:e-?mail|message|newsletter|it)?\\s?(?:online|in (?:your|a|the) (?:web ?)?browser)',
    '^(?:having )?(?:trouble|problems) (?:viewing|reading)',
    '^(?:sent from my|get outlook for|von meinem .{1,20} gesendet|envoyé de mon|enviado desde mi|iPhoneから送信)',
    '^(?:unsubscribe|manage (?:your )?(?:preferences|subscription)|update (?:your )?preferences)',
    '^(?:you(?:.re| are) receiving this|this is an automat(?:ed|ic)|please do not reply|do not reply)',
    '^(?:i|we) hope (?:this|that this|you|all) .{0,40}(?:well|great)\\W*$',
    '^\\[?(?:image|cid|inline image)[: ]',
  ].join('|'),
  'i',
);

const CLOSINGS = [
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
/** The phrase alone, or with a name or place. */
const CLOSING = new RegExp(
  `^(?:${CLOSINGS})(?:[\\s,]+(?:(?:aus|from|de) )?[\\p{L}.'’-]{1,20})?\\s*[,，،.。!–—-]*$`,
  'iu',
);
/** A name, a title, a company, numbers; more lines than that are no signature. */
const MAX_LINES_AFTER_CLOSING = 12;

/** The line without the greeting that it begins with. */
export function removeGreeting(line: string): string {
  return line.trim().replace(GREETING, '').replace(JAPANESE_GREETING, '');
}

/** Whether the line says nothing about what the mail is about. */
export function isBoilerplate(line: string): boolean {
  return BOILERPLATE.test(line.trim());
}

function nameWords(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu), ([word]) => word);
}

/** Drops a last line that names nobody but the sender: `Bob` below a mail of Bob Marsh. */
function withoutName(lines: readonly string[], sender: string): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const before = lines.slice(0, Math.max(last, 0));
  const words = nameWords(lines[last] ?? '-');
  const names = nameWords(sender);
  const isName = words.length > 0 && words.every((word) => names.includes(word));
  return isName && nameWords(before.join(' ')).length > 0 ? before : lines;
}

/**
 * The lines before the one that takes leave (`Best regards,`), if one does near the end, and without the
 * sender's name at the end.
 */
export function removeSignOff(lines: readonly string[], sender: string): readonly string[] {
  const closing = lines.findLastIndex((line) => CLOSING.test(line.trim()));
  const isAlone = lines.slice(0, Math.max(closing, 0)).every((line) => line.trim() === '');
  const after = lines.slice(closing + 1).filter((line) => line.trim() !== '').length;
  const isClosed = closing !== -1 && !isAlone && after <= MAX_LINES_AFTER_CLOSING;
  return withoutName(isClosed ? lines.slice(0, closing) : lines, sender);
}
