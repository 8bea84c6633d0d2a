/** How one language names days and times. */
export type DatePhrases = {
  /** January to December, each with its forms: `januar|jan`. */
  months: string;
  /** Monday to Sunday, each with its forms. */
  weekdays: string;
  /** `tomorrow`, `next week`. */
  relative: string;
};
