/** One mail that must be sent once. */
export type Mail = { idempotencyKey: string; subject: string };

/** The result of one request as the caller sees it. `isFinal` means that the response forbids a retry. */
export type SendResult = { outcome: 'sent' | 'unknown' | 'failed'; isFinal: boolean };

/** Requests a mail once. `caller` is the index of the concurrent caller. */
export type SendMail = (mail: Mail, caller: number) => Promise<SendResult>;

/** Requests a mail at most `attempts` times, immediately after each result that allows a retry. @returns the last result */
async function sendWithRetries(
  mail: Mail,
  caller: number,
  send: SendMail,
  attempts: number,
): Promise<SendResult> {
  const result = await send(mail, caller);
  if (result.outcome === 'sent' || result.isFinal || attempts <= 1) return result;
  return sendWithRetries(mail, caller, send, attempts - 1);
}

/** Sends the mails with concurrent callers. Each caller takes the next mail after its previous one is settled. @returns a result per mail */
export async function sendAll(
  mails: Mail[],
  callers: number,
  send: SendMail,
  attempts: number,
): Promise<SendResult[]> {
  const results: SendResult[] = [];
  const waiting = mails.values();
  const work = async (caller: number) => {
    for (const mail of waiting) results.push(await sendWithRetries(mail, caller, send, attempts));
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)));
  return results;
}
