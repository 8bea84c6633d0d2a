/** One mail that somebody wants sent once. */
export type Mail = { idempotencyKey: string; subject: string };

/** What a request for a mail came to, in the caller's eyes. `final`: the answer says not to ask again. */
export type Reply = { told: 'sent' | 'unknown' | 'failed'; final: boolean };

/** Asks for a mail once; `caller` tells who of those that work side by side. */
export type Ask = (mail: Mail, caller: number) => Promise<Reply>;

/** Asks at most so many times for each mail, at once again where the reply allows it. @returns the last reply */
async function askFor(mail: Mail, caller: number, ask: Ask, attempts: number): Promise<Reply> {
  const reply = await ask(mail, caller);
  if (reply.told === 'sent' || reply.final || attempts <= 1) return reply;
  return askFor(mail, caller, ask, attempts - 1);
}

/** Callers side by side, each with the next mail when its last one is settled. @returns a reply per mail */
export async function sendAll(mails: Mail[], callers: number, ask: Ask, attempts: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  const waiting = mails.values();
  const work = async (caller: number) => {
    for (const mail of waiting) replies.push(await askFor(mail, caller, ask, attempts));
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)));
  return replies;
}
