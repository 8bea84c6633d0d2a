/**
 * The words of a mailed digest's subject that no other text of Onbehalf has. @param subject of a wording, with `{date}`
 */
function findSubjectWords(subject: string): string {
  return subject.replace(/[\s·]*\{date\}[\s·]*/, '');
}

/**
 * The user's Gmail query without earlier digests, which arrive as unread mail, too. A digest in a third language, which
 * the user chose in between, is the user's own mail and not listed for that reason.
 * @param subjects of the wordings in which the user may have got digests, with `{date}`
 */
export function excludeOwnDigests(query: string, subjects: readonly string[]): string {
  const words = new Set(subjects.map(findSubjectWords));
  return [`(${query})`, ...Array.from(words, (phrase) => `-(from:me subject:"${phrase}")`)].join(' ');
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
