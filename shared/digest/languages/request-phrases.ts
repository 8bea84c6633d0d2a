/** What asks a reader to act in one language, and what only seems to. */
export type RequestPhrases = {
  /** Requests without a question mark. */
  requests: string;
  /** Courtesies that contain a request's words but ask for nothing: `please feel free`. */
  courtesies: string;
  /** Sentences about the mail itself: disclaimers, `do not reply`, `view in browser`. */
  boilerplate: string;
  /** Warnings that a mail gateway puts above the text. */
  banners: string;
  /** The whole text part of a mail whose words are in its HTML part. */
  placeholders: string;
};
