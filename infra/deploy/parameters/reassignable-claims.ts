/** Claims that can change hands: whoever gets a former user's address would get their accounts. */
export const REASSIGNABLE_CLAIMS = ['email', 'preferred_username', 'upn', 'name'];
