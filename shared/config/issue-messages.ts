import { config } from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/** Unlike zod, zod/mini has no messages of its own. */
config(en());
