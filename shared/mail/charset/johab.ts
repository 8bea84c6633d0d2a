import { TextDecoder } from 'node:util';

/**
 * Johab (KS X 1001, annex 3) writes a syllable as five bits each of initial, vowel and final; the gaps in the codes
 * come from there. A code's place in the list is its place in Unicode.
 */
const INITIALS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
const VOWELS = [3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29];
const FINALS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
];
const NO_INITIAL = 1;
const NO_VOWEL = 2;
const LONE_INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_LONE_VOWEL = 0x314f;
const FIRST_SYLLABLE = 0xac00;
const UNKNOWN = '\ufffd';

function readSyllable(code: number): string {
  const initial = INITIALS.indexOf((code >> 10) & 31);
  const vowel = VOWELS.indexOf((code >> 5) & 31);
  const final = FINALS.indexOf(code & 31);
  if (final === -1) return UNKNOWN;
  if (initial !== -1 && vowel !== -1) {
    return String.fromCharCode(FIRST_SYLLABLE + (initial * VOWELS.length + vowel) * FINALS.length + final);
  }
  if (((code >> 5) & 31) === NO_VOWEL) return LONE_INITIALS[initial] ?? UNKNOWN;
  const isLoneVowel = ((code >> 10) & 31) === NO_INITIAL && vowel !== -1;
  return isLoneVowel ? String.fromCharCode(FIRST_LONE_VOWEL + vowel) : UNKNOWN;
}

/** Signs and hanja lie in two rows of KS X 1001 per lead byte. */
function readSign(lead: number, trail: number, korean: TextDecoder): string {
  const isLow = trail >= 0x31 && trail <= 0x7e;
  if (!isLow && trail < 0x91) return UNKNOWN;
  const row = lead < 0xe0 ? 2 * (lead - 0xd9) : 2 * lead - 0x197;
  const cell = trail - (isLow ? 0x31 : 0x43);
  const bytes = [0xa1 + row + (cell < 94 ? 0 : 1), 0xa1 + (cell % 94)];
  return korean.decode(Uint8Array.from(bytes));
}

/** Decodes Johab, the Korean charset of DOS. */
export function decodeJohab(bytes: Uint8Array): string {
  const korean = new TextDecoder('euc-kr');
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    at += 1;
    const trail = bytes[at] ?? 0;
    text += lead < 0xd8 ? readSyllable((lead << 8) | trail) : readSign(lead, trail, korean);
  }
  return text;
}
