/** Begins the subject of every digest that is mailed, and of nothing else that Onbehalf writes. */
const SUBJECT = 'Your mail digest of';

/** The subject of a slot's digest: nothing of a mail's, the day as its user counts it. */
export function subjectOf(scheduledTime: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${SUBJECT} ${day.format(new Date(scheduledTime))}`;
}

/** The user's query without the digests that came before, which would be unread mail, too. */
export function excludeOwnDigests(query: string): string {
  return `(${query}) -(from:me subject:"${SUBJECT}")`;
}

/** Whether a query keeps its meaning inside the parentheses: what it opens outside a phrase, it closes, in order. */
export function isBalanced(query: string): boolean {
  const [plain = '', ...rest] = query.split('"');
  if (rest.length % 2 === 1) return false;
  const outside = [plain, ...rest.filter((_, at) => at % 2 === 1)].join('');
  const open: string[] = [];
  for (const char of outside) {
    if (char === '(' || char === '{') open.push(char === '(' ? ')' : '}');
    else if ((char === ')' || char === '}') && open.pop() !== char) return false;
  }
  return open.length === 0;
}
