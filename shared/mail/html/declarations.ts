/** Properties that can hide text. */
const RELEVANT = new Set([
  'display',
  'visibility',
  'opacity',
  'font-size',
  'font',
  'max-height',
  'height',
  'max-width',
  'width',
  'overflow',
  'overflow-x',
  'overflow-y',
  'color',
  'background-clip',
  '-webkit-background-clip',
  'position',
  'left',
  'top',
  'right',
  'text-indent',
  'margin-left',
  'margin-top',
  'clip',
  'clip-path',
  'transform',
]);
const MAX_STYLE_CHARACTERS = 4_000;

/** The values of CSS properties, in lower case. */
export type Declarations = Map<string, string>;
/** Declarations with and without `!important`. */
export type Style = { normal: Declarations; important: Declarations };

/** The style sheet without comments. */
export function removeComments(css: string): string {
  const [first = '', ...rest] = css.split('/*');
  const after = rest.map((piece) => {
    const end = piece.indexOf('*/');
    return end === -1 ? '' : piece.slice(end + 2);
  });
  return [first, ...after].join('');
}

/** Reads the declarations of a style attribute or a rule that can hide text; of a repeated property the last. */
export function readStyle(css: string): Style {
  const style: Style = { normal: new Map(), important: new Map() };
  const written = removeComments(css.slice(0, MAX_STYLE_CHARACTERS));
  for (const declaration of written.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim();
    if (!RELEVANT.has(property)) continue;
    const [value = '', ...flags] = declaration.slice(colon + 1).split('!');
    const isImportant = flags.join('').trim() === 'important';
    style[isImportant ? 'important' : 'normal'].set(property, value.trim());
  }
  return style;
}
