import { z } from 'zod';

/** A name in a list. Format characters such as the zero-width space are invisible white space. */
export const word = z.string().regex(/^[^\s,\p{Cc}\p{Cf}]+$/u, 'must be a word without white space or comma');
