import { loadWording } from '../../../shared/digest/render/wording/load-wording.ts';
import type { Wording } from '../../../shared/digest/render/wording/wording.ts';
import { DIGEST_LANGUAGES, type DigestLanguage } from '../../../shared/digest/settings/digest-language.ts';

const loaded = await Promise.all(
  DIGEST_LANGUAGES.map(async (language) => [language, await loadWording(language)] as const),
);

/** The words of a digest in every language. */
export const wordings = Object.fromEntries(loaded) as Record<DigestLanguage, Wording>;
