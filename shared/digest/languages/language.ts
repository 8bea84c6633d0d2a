import type { BulkPhrases } from './bulk-phrases.ts';
import type { DatePhrases } from './date-phrases.ts';
import type { QuotationPhrases } from './quotation-phrases.ts';
import type { RequestPhrases } from './request-phrases.ts';

/** What a digest must know of a language to read mail in it. Lists are in the notation of `phrases.ts`. */
export type Language = {
  /** ISO 639-1. */
  code: string;
  bulk: BulkPhrases;
  quotation: QuotationPhrases;
  requests: RequestPhrases;
  dates: DatePhrases;
};
