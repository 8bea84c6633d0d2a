/** Claims that can be reassigned: the next owner of a former user's address would get that user's accounts. */
const claims = [
  'email',
  'emails',
  'mail',
  'preferred_username',
  'unique_name',
  'upn',
  'name',
  'nickname',
  'phone_number',
];
const normalized = new Set(claims.map(normalize));

/** Whether a claim's name is one of the reassignable claims, however its issuer spells it: `Email`, `e-mail`. */
export function isReassignable(claim: string): boolean {
  return normalized.has(normalize(claim));
}

/** Upper case comes first: it maps letters such as the dotless `ı` that lower case keeps. */
function normalize(claim: string): string {
  return claim
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
