/** Claims that can be reassigned: the next owner of a former user's address would get that user's accounts. */
export const REASSIGNABLE_CLAIMS = ['email', 'preferred_username', 'upn', 'name'];
