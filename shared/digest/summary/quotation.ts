/** How the line over a quoted mail begins and the verb that it holds, per language of the mail program. */
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

/** Words between dashes over a mail that follows whole; the dashes may be missing on either side. */
const FOLLOWS_WHOLE =
  /^(?:-{3,} ?(?:original|forwarded|ursprüngliche|weitergeleitete|message d.origine|message transféré|mensaje|messaggio|oorspronkelijk|mensagem|元のメッセージ|転送|原始邮件|转发|原始郵件)|begin forwarded message:|anfang der weitergeleiteten)/i;

/** The header lines that Outlook puts over a quoted mail: one of each kind within a few lines. */
const SENDER_LINE = /^\*?(?:from|von|de|da|van|från|od|от|差出人|发件人|寄件者)\s?:\*?\s?\S/i;
const DATE_LINE =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|verzonden|skickat|отправлено|送信日時|日時|发送时间)\s?:/i;
const OTHER_LINE =
  /^\*?(?:to|cc|subject|reply-to|an|betreff|à|objet|para|cc|asunto|assunto|宛先|件名|收件人|主题)\s?:/i;

/**
 * How many lines from `index` on are the line over a quoted mail, `On … wrote:`, which mail programs wrap;
 * 0 when there is none.
 */
export function countAttributionLines(lines: readonly string[], index: number): number {
  let joined = '';
  for (let length = 1; length <= MAX_ATTRIBUTION_LINES; length += 1) {
    const line = lines[index + length - 1]?.trim() ?? '';
    joined = `${joined} ${line}`.trim();
    if (line === '' || joined.length > MAX_ATTRIBUTION_CHARACTERS) return 0;
    if (!/[:：]$/.test(line)) continue;
    // A line that is one by itself is not the end of the sentence before it.
    return isAttribution(joined) && (length === 1 || !isAttribution(line)) ? length : 0;
  }
  return 0;
}

function isAttribution(line: string): boolean {
  return /\d/.test(line) && ATTRIBUTIONS.some(([opening, verb]) => opening.test(line) && verb.test(line));
}

/** Whether a quoted or forwarded mail begins here that reaches to the end and bears no `>` marks. */
export function startsWholeMail(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  if (FOLLOWS_WHOLE.test(line)) return true;
  return (
    SENDER_LINE.test(line) && lines.slice(index + 1, index + 4).some((next) => DATE_LINE.test(next.trim()))
  );
}

/** Whether the line is one of those over a quoted mail, and so says nothing by itself. */
export function isQuotationHead(line: string): boolean {
  return FOLLOWS_WHOLE.test(line) || SENDER_LINE.test(line) || DATE_LINE.test(line) || OTHER_LINE.test(line);
}

/** Whether the line is marked as quoted; `>From` is how mailbox files escape a line of the mail's own. */
export function isQuoted(line: string): boolean {
  const start = line.trimStart();
  return start.startsWith('>') && !start.startsWith('>From ');
}
