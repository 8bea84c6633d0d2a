const GREETINGS = [
  'hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening)',
  'hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|servus',
  'bonjour|bonsoir|salut|ch(?:er|ère)s?',
  'hola|buenos días|buenas tardes|estimad[oa]s?|querid[oa]s?',
  'ciao|buongiorno|gentile|olá|prezad[oa]s?|beste|geachte|hej|cześć|здравствуйте|добрый день|привет',
  'שלום|היי|مرحبا|السلام عليكم|أهلا',
].join('|');
/** `Hi Ada,` at the start of a line, or as the whole line; up to four names, as a sentence is no name. */
const GREETING = new RegExp(
  `^(?:${GREETINGS})(?:\\s+[\\p{L}\\p{M}.'’-]+){0,4}\\s*(?:[,，،!:–—]+\\s*|-\\s+|\\.?$)`,
  'iu',
);
const JAPANESE_GREETING =
  /^(?:[^。、？?]{1,24}(?:様|さま|さん|先生|各位)[、,。]?$|(?:いつも)?(?:大変)?お(?:世話|疲れ)[^。]{0,16}(?:。|$))/u;

/** Removes the greeting at the start of a line. */
export function removeGreeting(line: string): string {
  return line.trim().replace(GREETING, '').replace(JAPANESE_GREETING, '');
}
