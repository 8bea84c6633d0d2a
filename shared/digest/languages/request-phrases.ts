/** What asks a reader to act in one language, and what only seems to. */
export type RequestPhrases = {
  /** Requests without a question mark, anywhere in a sentence. */
  requests: string;
  /** Verbs that begin a request, with what follows. Many are nouns, too: `Book club on Friday` asks for nothing. */
  imperatives: string;
  /** Words next to such a verb that suffice: `Send me`. */
  objects: string;
  /** Words after such a verb that suffice in a sentence with a date: `Confirm … by`. Without any, the date suffices. */
  deadlines: string;
  /** Words of a request that ask for nothing: `please find attached`, `let me know if you have questions`. */
  courtesies: string;
  /** Starts of sentences that say nothing: `I hope this finds you well`, `How are you`. */
  pleasantries: string;
  /** Starts of sentences about a service: `unsubscribe`, `if you have questions`. */
  boilerplate: string;
  /** Names of the mail in itself: `this message`. Together with one of the next lists they make a sentence no news. */
  thisMail: string;
  /** How it was sent: `automatically generated`, `not reply`. */
  aboutMail: string;
  /** Words of a legal notice, of which a paragraph has two: `confidential`, `recipient`. */
  aboutLaw: string;
  /** Where it came from, in the warning of a mail gateway: `outside`, `external`. */
  aboutSender: string;
  /** Phrases of a legal notice or a plea for the environment, which suffice alone: `intended recipient`. */
  disclaimers: string;
  /** Starts of other warnings of a mail gateway: `you don't often get email from`. */
  banners: string;
  /** Banners that are a label of their own: `[EXTERNAL]`. */
  bannerLabels: string;
  /** Phrases of the sentences that follow a banner: `not click`. */
  bannerAdvice: string;
  /** Marks of a reply or a forward before the colon of a subject. */
  replyMarks: string;
  /** Words with a full stop that ends no sentence. */
  abbreviations: string;
};
