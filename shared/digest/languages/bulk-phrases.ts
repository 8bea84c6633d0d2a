/** How programs that send mail express themselves in one language. */
export type BulkPhrases = {
  /** `unsubscribe`: the line by which readers leave a mass mailing. */
  unsubscribe: string;
  /** `Automatic reply`: how the subject of an automatic reply begins. */
  autoReplies: string;
  /** `Out of office`: a subject that people and programs write. */
  absences: string;
  /** `mentioned you`: a program passes on that a person addresses the reader. */
  addressesReader: string;
};
