/** A question mark that ends a sentence; an ASCII one inside a word comes from a link or a wrong charset. */
const QUESTION = /[？؟]|\?(?=[\s"'”’»」）)\]*!?.]|$)/u;

/** Requests without a question mark; `please` counts only where it asks the reader to act. */
const PHRASES = [
  'please(?! (?:find|note|see|ignore|disregard|be (?:aware|advised)|do not reply|visit|click))',
  '(?:can|could|would|will) you',
  'let (?:me|us) know',
  'get back to (?:me|us)',
  "(?:i'd|i would|we'd|we would) (?:like|need|appreciate) (?:your|you to)",
  '(?:i|we) need (?:your|you to)',
  '(?:waiting for|awaiting|look(?:ing)? forward to) your (?:reply|answer|response|feedback|approval)',
  'r\\.?s\\.?v\\.?p',
  'bitte(?! (?:beachten|nicht antworten))',
  '(?:kannst|könntest|würdest) du',
  '(?:können|könnten|würden) sie',
  '(?:gib|geben sie) (?:mir|uns)(?: bitte)? bescheid',
  'um (?:rückmeldung|antwort)',
  's.il (?:vous|te) pla[iî]t',
  '(?:peux|pourrais)-tu',
  '(?:pouvez|pourriez)-vous',
  'merci de (?:me |nous )?\\p{L}+(?:er|ir|re)',
  'tenez-moi au courant',
  'por favor',
  '(?:puedes|podrías|podría usted|puede usted)',
  '(?:avísame|avíseme|déjame saber|házmelo saber)',
];
const REQUEST = new RegExp(`(?<![\\p{L}\\p{N}])(?:${PHRASES.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
/** Japanese writes no blanks around words. */
const JAPANESE_REQUEST =
  /ください|下さい|いただけます|頂けます|もらえます|でしょうか|ますか[。\s]|お返事|ご返信|ご回答/;

/** Whether the text asks its reader to reply. For a mail's own words on one line, without links. */
export function asksForReply(text: string): boolean {
  return QUESTION.test(text) || REQUEST.test(text) || JAPANESE_REQUEST.test(text);
}
