import { compile, type FormatCallback } from 'html-to-text';
import { flattenHtml } from './flat-html.ts';
import { removeHidden } from './remove-hidden.ts';

/** Enough for a long newsletter with its style sheets; the rest is not read. */
const MAX_HTML_CHARACTERS = 256 * 1024;
/** html-to-text recurses, and its time grows with the number of elements; a newsletter has about 3,000. */
const MAX_DEPTH = 400;
const MAX_TAGS = 12_000;
/** html-to-text writes this in place of elements that lie too deep; a noncharacter, so no mail holds it. */
const TOO_DEEP = '\ufdd0';

const quote: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    // One mark means quoted; a mark per level would multiply the text by 400.
    blockTransform: (text) => text.replace(/^(?!>)/gm, '> '),
  });
};

const hidden = ['title', 'img', 'select', 'textarea', 'template', 'object', 'svg', 'math'];
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const flatBlocks = ['ul', 'ol', 'li', 'tr', 'dl', 'dt', 'dd', 'section', 'address', 'center', 'fieldset'];
const lineBreaks = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const convert = compile({
  wordwrap: false,
  baseElements: { selectors: [] },
  limits: { maxDepth: MAX_DEPTH, ellipsis: TOO_DEEP },
  formatters: { quote },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'hr', format: 'blockString', options: { string: '', ...lineBreaks } },
    { selector: 'blockquote', format: 'quote' },
    ...['td', 'th'].map((selector) => ({
      selector,
      format: 'inlineSurround',
      options: { prefix: ' ', suffix: ' ' },
    })),
    // Numbers, bullets and indents add nothing here, and in deep nesting they are most of the text.
    ...flatBlocks.map((selector) => ({ selector, format: 'block', options: lineBreaks })),
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    ...hidden.map((selector) => ({ selector, format: 'skip' })),
  ],
});

function hasTooManyTags(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) tags += 1;
  return tags > MAX_TAGS;
}

function collapseGaps(text: string): string {
  return text.replace(/\n[ \t]*\n\s*/g, '\n\n');
}

/** The visible text of HTML: no link targets, images, styles, scripts, hidden elements. */
export function htmlToText(html: string): string {
  const read = removeHidden(html.slice(0, MAX_HTML_CHARACTERS));
  if (!hasTooManyTags(read)) {
    const text = convert(read);
    if (!text.includes(TOO_DEEP)) return collapseGaps(text);
  }
  return collapseGaps(convert(`<pre>${flattenHtml(read)}</pre>`));
}

/** Whether HTML has text, also text that it hides. */
export function hasText(html: string, isBlank: (text: string) => boolean): boolean {
  return !isBlank(convert(`<pre>${flattenHtml(html.slice(0, MAX_HTML_CHARACTERS))}</pre>`));
}
