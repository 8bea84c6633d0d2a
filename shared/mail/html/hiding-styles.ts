import type { Declarations } from './declarations.ts';

/** A length in pixels; undefined for words, percentages above zero and lengths relative to the window. */
function readLength(value: string | undefined): number | undefined {
  const [, number, unit = ''] = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))([a-z%]*)$/.exec(value ?? '') ?? [];
  if (number === undefined) return undefined;
  const length = Number(number);
  if (length === 0) return 0;
  const factor = { px: 1, pt: 1.33, '': 1, em: 16, rem: 16, in: 96, cm: 38 }[unit];
  return factor === undefined ? undefined : length * factor;
}

/** Programs show no letter of this size, in pixels. */
const LARGEST_UNSEEN = 1;
/** Programs show nothing that lies this far outside of the window, in pixels. */
const OFF_SCREEN = 900;

function isUnseen(value: string | undefined): boolean {
  const length = readLength(value);
  return length !== undefined && length >= 0 && length <= LARGEST_UNSEEN;
}

function isFarOff(value: string | undefined): boolean {
  const length = readLength(value);
  return length !== undefined && length <= -OFF_SCREEN;
}

function isClipped(style: Declarations): boolean {
  const cuts = ['overflow', 'overflow-x', 'overflow-y'].some((name) =>
    /hidden|clip/.test(style.get(name) ?? ''),
  );
  const [isFlat, isNarrow] = [
    isUnseen(style.get('max-height')) || isUnseen(style.get('height')),
    isUnseen(style.get('max-width')) || isUnseen(style.get('width')),
  ];
  return (cuts && (isFlat || isNarrow)) || (style.get('height') === '0' && style.get('width') === '0');
}

function isClippedByShape(style: Declarations): boolean {
  const clip = style.get('clip') ?? '';
  const isEmpty = /^rect\((?:[01](?:px)?[\s,]*){4}\)$/.test(clip) && style.get('position') !== undefined;
  return isEmpty || /^(?:inset\((?:50|100)%|circle\(0|polygon\(0 0\))/.test(style.get('clip-path') ?? '');
}

function isOutside(style: Declarations): boolean {
  const isPlaced = /absolute|fixed|relative/.test(style.get('position') ?? '');
  const sides = isPlaced
    ? ['left', 'top', 'right', 'margin-left', 'margin-top']
    : ['margin-left', 'margin-top'];
  return [...sides, 'text-indent'].some((side) => isFarOff(style.get(side)));
}

/** Whether an element with this style and all that it holds is not shown. */
export function isHiddenBox(style: Declarations): boolean {
  if (style.size === 0) return false;
  const opacity = Number.parseFloat(style.get('opacity') ?? '1');
  return (
    style.get('display') === 'none' ||
    opacity < 0.05 ||
    isClipped(style) ||
    isClippedByShape(style) ||
    isOutside(style) ||
    /scale[xy]?\(0(?:[\s,)]|\.0+\))/.test(style.get('transform') ?? '')
  );
}

/** What children inherit; text is shown where nothing of it is true. */
export type Inherited = { isInvisible: boolean; isTiny: boolean; isTransparent: boolean };

function readFontSize(style: Declarations): string | undefined {
  const shorthand = style.get('font');
  // `italic 0/0 a`: the size is the first length.
  return (
    style.get('font-size') ?? /(?:^|\s)([\d.]+[a-z%]*)(?=[\s/]|$)/.exec(shorthand ?? '')?.[1] ?? shorthand
  );
}

function isTinyText(style: Declarations, inherited: boolean): boolean {
  const size = readFontSize(style);
  if (size === undefined || size === 'inherit') return inherited;
  const isRelative = /%$|[\d.]em$|larger|smaller/.test(size);
  if (isUnseen(size) || /^0*(?:\.\d+)?%$/.test(size)) return true;
  return isRelative && inherited;
}

function isTransparentText(style: Declarations, inherited: boolean): boolean {
  const color = style.get('color');
  if (color === undefined || color === 'inherit') return inherited;
  // The background shows through the letters.
  if ([style.get('background-clip'), style.get('-webkit-background-clip')].includes('text')) return false;
  return /^(?:transparent|(?:rgba?|hsla?)\([^)]*[,/]\s*(?:0|0?\.0+|0%)\s*\)|#[\da-f]{3}0|#[\da-f]{6}00)$/.test(
    color,
  );
}

/** What an element with this style passes on to its text and children. */
export function inheritStyle(style: Declarations, inherited: Inherited): Inherited {
  if (style.size === 0) return inherited;
  const visibility = style.get('visibility');
  const isInherited = visibility === undefined || visibility === 'inherit';
  return {
    isInvisible: isInherited ? inherited.isInvisible : /hidden|collapse/.test(visibility),
    isTiny: isTinyText(style, inherited.isTiny),
    isTransparent: isTransparentText(style, inherited.isTransparent),
  };
}

/** Without one of these, HTML hides nothing. */
const HIDING = new RegExp(
  [
    'hidden',
    String.raw`display\s{0,9}:\s{0,9}(?:none|\/\*)`,
    String.raw`visibility\s{0,9}:\s{0,9}collapse`,
    String.raw`opacity\s{0,9}:\s{0,9}0?\.?0`,
    'transparent|clip(?:-path)?\\s{0,9}:|scale[xy]?\\(0|<xml\\b',
    // Letters of no size, a place outside of the window, a colour without substance.
    String.raw`font[a-z-]{0,10}\s{0,9}:[^;"'}]{0,40}?(?<![\d.])[01]?(?:\.\d+)?(?:px|pt|em|%|[;"'}\s/])`,
    String.raw`:\s{0,9}-\d{3}`,
    String.raw`(?:rgba?|hsla?)\([^)]{5,40}[,/]\s{0,9}0?\.?0`,
    String.raw`color\s{0,9}:\s{0,9}#(?:[\da-f]{3}0|[\da-f]{6}00)\b`,
    String.raw`height\s{0,9}:\s{0,9}0`,
  ].join('|'),
  'i',
);

/** Whether HTML may hide text: a quick look that spares most mails the reading of their styles. */
export function hidesText(html: string): boolean {
  return HIDING.test(html);
}
