/** The start of the line above a quoted mail and the verb in it, by language of the mail program. */
const ATTRIBUTIONS: readonly (readonly [opening: RegExp, verb: RegExp])[] = [
  [/^on\s/i, /\swrote/i],
  [/^am\s/i, /\sschrieb/i],
  [/^le\s/i, /\sa écrit/i],
  [/^el\s/i, /\sescribió/i],
  [/^il\s/i, /\sha scritto/i],
  [/^op\s/i, /\s(?:schreef|het volgende)/i],
  [/^em\s/i, /\sescreveu/i],
  [/^den\s/i, /\sskr(?:ev|ev följande)/i],
  [/\d/, /(?:のメール|さんは書きました|写道|寫道|작성|пишет|написала?|napisał|כתב|كتب)/],
  [/^\d{4}年\d{1,2}月\d{1,2}日/, /@/],
];
const MAX_ATTRIBUTION_CHARACTERS = 300;
const MAX_ATTRIBUTION_LINES = 3;

/** The line above a mail that is quoted whole; some mail programs omit the dashes around it. */
const WHOLE_MAIL_HEAD =
  /^(?:-{3,} ?(?:original|forwarded|ursprüngliche|weitergeleitete|message d.origine|message transféré|mensaje|messaggio|oorspronkelijk|mensagem|元のメッセージ|転送|原始邮件|转发|原始郵件)|begin forwarded message:|anfang der weitergeleiteten)/i;

/** The header lines that Outlook puts above a quoted mail: one of each kind within a few lines. */
const SENDER_LINE = /^\*?(?:from|von|de|da|van|från|od|от|差出人|发件人|寄件者)\s?:\*?\s?\S/i;
const DATE_LINE =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|verzonden|skickat|отправлено|送信日時|日時|发送时间)\s?:/i;
const OTHER_LINE =
  /^\*?(?:to|cc|subject|reply-to|an|betreff|à|objet|para|cc|asunto|assunto|宛先|件名|收件人|主题)\s?:/i;

/**
 * How many lines from `index` on make up the attribution of a quoted mail, `On … wrote:`, which mail programs wrap.
 * 0 when no attribution begins there.
 */
export function countAttributionLines(lines: readonly string[], index: number): number {
  let joined = '';
  for (let length = 1; length <= MAX_ATTRIBUTION_LINES; length += 1) {
    const line = lines[index + length - 1]?.trim() ?? '';
    joined = `${joined} ${line}`.trim();
    if (line === '' || joined.length > MAX_ATTRIBUTION_CHARACTERS) return 0;
    if (!/[:：]$/.test(line)) continue;
    // A line that is a whole attribution does not end the sentence before it.
    return isAttribution(joined) && (length === 1 || !isAttribution(line)) ? length : 0;
  }
  return 0;
}

function isAttribution(line: string): boolean {
  return /\d/.test(line) && ATTRIBUTIONS.some(([opening, verb]) => opening.test(line) && verb.test(line));
}

/** Whether a quoted or forwarded mail without `>` marks begins here, which then fills the rest of the text. */
export function startsWholeMail(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  if (WHOLE_MAIL_HEAD.test(line)) return true;
  return (
    SENDER_LINE.test(line) && lines.slice(index + 1, index + 4).some((next) => DATE_LINE.test(next.trim()))
  );
}

/** Whether the line belongs to the header of a quoted mail. */
export function isQuotationHead(line: string): boolean {
  return (
    WHOLE_MAIL_HEAD.test(line) || SENDER_LINE.test(line) || DATE_LINE.test(line) || OTHER_LINE.test(line)
  );
}

/** Whether the line is marked as quoted; mailbox files escape an own line that starts with `From` as `>From`. */
export function isQuoted(line: string): boolean {
  const start = line.trimStart();
  return start.startsWith('>') && !start.startsWith('>From ');
}
