import { longDateFormat } from './long-date.ts';

/** The subject of every mailed digest begins with this, and no other text of Onbehalf does. */
const SUBJECT = 'Your mail digest of';

/** The subject of a slot's digest: the day in the user's zone, and nothing from any mail. */
export function writeSubject(scheduledTime: string, timeZone: string): string {
  return `${SUBJECT} ${longDateFormat(timeZone).format(new Date(scheduledTime))}`;
}

/** The user's Gmail query without earlier digests, which arrive as unread mail, too. */
export function excludeOwnDigests(query: string): string {
  return `(${query}) -(from:me subject:"${SUBJECT}")`;
}

/** Whether a query keeps its meaning inside parentheses: its brackets and quotes are closed, in order. */
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
