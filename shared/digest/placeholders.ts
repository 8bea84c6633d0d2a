/** What a digest's data holds where a mail says nothing; a rendering writes each in its language. */
export const UNKNOWN_SENDER = '(unknown sender)';
export const NO_SUBJECT = '(no subject)';
export const NO_TEXT = '(no text)';
