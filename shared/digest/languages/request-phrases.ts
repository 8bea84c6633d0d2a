/** What asks a reader to act in one language, and what only seems to. */
export type RequestPhrases = {
  /** Requests without a question mark, anywhere in a sentence. */
  requests: string;
  /** Requests that a sentence begins with: imperatives and their deadlines. */
  imperatives: string;
  /** Words of a request that ask for nothing: `please find attached`, `let me know if you have questions`. */
  courtesies: string;
  /** Starts of sentences that say nothing: `I hope this finds you well`, `How are you`. */
  pleasantries: string;
  /** Starts of sentences about the mail or a service: `do not reply`, `view in browser`. */
  boilerplate: string;
  /** Phrases of a legal notice, which goes on to the end of its paragraph. */
  disclaimers: string;
  /** Starts of sentences that a mail gateway puts above the text. */
  banners: string;
  /** Banners that are a label of their own: `[EXTERNAL]`. */
  bannerLabels: string;
  /** Starts of sentences that follow a banner: `do not click links`. */
  bannerAdvice: string;
  /** Phrases of a text part that only points to the HTML part. */
  placeholders: string;
  /** Marks of a reply or a forward before the colon of a subject. */
  replyMarks: string;
  /** Words with a full stop that ends no sentence. */
  abbreviations: string;
};
