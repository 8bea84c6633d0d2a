/**
 * Styles of an HTML digest. Every mail program supports inline styles, so the light scheme is inline; the dark
 * scheme is a style sheet for programs with a dark mode.
 */
const SANS = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
/** A long word, or Chinese without blanks, must not widen the page on a phone. */
const WRAP = 'overflow-wrap:anywhere;word-break:break-word';

const LIGHT = {
  page: `margin:0;padding:0;background-color:#f1f3f6;color:#1d2530;${SANS};-webkit-text-size-adjust:100%`,
  sheet: `max-width:640px;margin:0 auto;padding:28px 20px 36px;background-color:#ffffff;${WRAP}`,
  title: 'margin:0;font-size:24px;line-height:1.3;font-weight:700;color:#1d2530',
  overview: 'margin:4px 0 0;font-size:16px;line-height:1.5;color:#4d5866',
  section:
    'margin:32px 0 0;padding:0 0 8px;border-bottom:2px solid #2e4bb5;font-size:14px;line-height:1.3;font-weight:700;letter-spacing:0.02em;color:#2e4bb5',
  entries: 'margin:0;padding:0;list-style:none',
  entry: 'margin:0;padding:18px 0;border-bottom:1px solid #dfe4ea;text-align:start',
  sender: 'margin:0;font-size:14px;line-height:1.4;color:#4d5866',
  subject: 'margin:2px 0 0;font-size:17px;line-height:1.4;font-weight:700;color:#1d2530',
  gist: 'margin:6px 0 0;font-size:16px;line-height:1.55;color:#1d2530;text-align:start',
  notes: 'margin:10px 0 0;font-size:13px;line-height:2',
  note: 'display:inline-block;padding:0 10px;border-radius:12px;background-color:#e9edfb;color:#2a3f96',
  closing: 'margin:24px 0 0;font-size:14px;line-height:1.5;color:#4d5866;text-align:start',
} as const;

type Part = keyof typeof LIGHT;
type Element = 'body' | 'div' | 'h1' | 'h2' | 'ul' | 'li' | 'p' | 'span';

const DARK_COLORS: readonly (readonly [parts: readonly Part[], colors: string])[] = [
  [['page'], 'background-color:#0e1116!important;color:#e6eaf0!important'],
  [['sheet'], 'background-color:#171c23!important'],
  [['title', 'subject', 'gist'], 'color:#e6eaf0!important'],
  [['overview', 'sender', 'closing'], 'color:#aab4c0!important'],
  [['section'], 'color:#a9bdff!important;border-bottom-color:#a9bdff!important'],
  [['entry'], 'border-bottom-color:#303844!important'],
  [['note'], 'background-color:#27314d!important;color:#cdd8ff!important'],
];

/** The style sheet, which holds only the dark scheme. */
export const DARK = [
  ':root{color-scheme:light dark}',
  '@media (prefers-color-scheme:dark){',
  ...DARK_COLORS.map(([parts, colors]) => `${parts.map((part) => `.${part}`).join(',')}{${colors}}`),
  '}',
].join('');

/** Writes an element in the style of a part of the digest. @param content HTML */
export function writeElement(element: Element, part: Part, content: string, attributes = ''): string {
  return `<${element} class="${part}" style="${LIGHT[part]}"${attributes}>${content}</${element}>`;
}
