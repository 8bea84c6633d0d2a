/** The longest texts of a digest's item, in characters (UTF-16 units). */
export const MAX_GIST_CHARACTERS = 280;
export const MAX_SUBJECT_CHARACTERS = 200;
export const MAX_SENDER_CHARACTERS = 100;

/** Mails per digest: a stored digest of mails of the longest size must fit one DynamoDB item. */
export const MAX_MESSAGES = 150;
