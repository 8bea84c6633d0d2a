/**
 * Characters that programs read as an ASCII sign when they look for addresses and numbers, as contents of a
 * character class: every one whose NFKC form is that sign, and for dots those that host names may hold
 * (https://www.unicode.org/reports/tr46/).
 */
export const AT = String.raw`@\ufe6b\uff20`;
export const COLON = String.raw`:\ufe13\ufe55\uff1a`;
export const SLASH = String.raw`\/\\\uff0f\ufe68\uff3c`;
/** Dots that end no sentence in Chinese or Japanese. */
export const NARROW_DOT = String.raw`.\u2024\ufe52\uff0e`;
export const DOT = String.raw`${NARROW_DOT}\u3002\ufe12\uff61`;
/** Signs whose NFKC form ends with a dot: `⒈` is `1.`. */
export const HIDDEN_DOT = String.raw`\u2488-\u249b\u33c2\u33c7\u33d8\u{1f100}`;

/** Characters that no reader sees, which may stand between any two others: the source of a pattern. */
export const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}*`;
