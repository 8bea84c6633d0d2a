import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../../shared/mail/html/html-text.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

function wordsOf(html: string): string {
  return htmlToText(html).replace(/\s+/g, ' ').trim();
}

describe('htmlToText, of text that a style hides', () => {
  it.each([
    'display:none',
    'display : none',
    'DISPLAY:NONE !important',
    'display:none!important;mso-hide:all',
    'color:red;/* x */display:/* y */none',
    'display:block;display:none',
    'visibility:hidden',
    'visibility: collapse',
    'opacity:0',
    'opacity:0.0',
    'opacity : .01',
    'font-size:0',
    'font-size:0px;line-height:0',
    'font-size:0.1px',
    'font-size:1px;color:#fff',
    'font-size:0%',
    'font:0/0 a',
    'font: italic 0px Arial',
    'max-height:0;overflow:hidden',
    'max-height:0px; overflow-y : hidden',
    'height:0;overflow:hidden',
    'max-width:0;overflow:hidden',
    'height:0;width:0',
    'width:1px;height:1px;overflow:hidden',
    'color:transparent',
    'color: rgba(255, 255, 255, 0)',
    'color:rgb(0 0 0 / 0%)',
    'color:#ffffff00',
    'text-indent:-9999px',
    'text-indent:-9999em',
    'position:absolute;left:-9999px',
    'position:fixed; top: -10000px',
    'margin-left:-9999px',
    'position:absolute;clip:rect(0,0,0,0)',
    'position:absolute;clip:rect(1px 1px 1px 1px)',
    'clip-path:inset(50%)',
    'transform:scale(0)',
  ])('leaves out an element of style %j', (style) => {
    expect(wordsOf(`<div style="${style}">secret</div><p>Real text.</p>`)).toBe('Real text.');
    expect(wordsOf(`<p>Real <span style='${style}'>sec<b>ret</b></span>text.</p>`)).toBe('Real text.');
  });

  it.each([
    'mso-hide:all',
    'color:#fff;background:#fff',
    'max-height:0',
    'overflow:hidden',
    'height:0;overflow:visible',
    'font-size:12px',
    'font-size:0.9em',
    'font:bold 10px/1 Arial',
    'opacity:0.5',
    'opacity:1.0',
    'color:rgba(0,0,0,0.87)',
    'color:#fff0f0',
    'text-indent:-20px',
    'left:-9999px',
    'color:transparent;-webkit-background-clip:text',
    'display:block',
    'display:none;display:block',
    'transform:scale(0.9)',
    'clip:rect(0,0,0,0)',
    'margin-left:-5px',
    'max-width:0',
    'font-weight:100',
    'line-height:0',
  ])('keeps an element of style %j', (style) => {
    expect(wordsOf(`<div style="${style}">shown</div>`)).toBe('shown');
  });

  it.each([
    ['MJML', '<td style="font-size:0px">gap<div style="font-size:13px">shown</div></td>', 'shown'],
    ['a relative size', '<div style="font-size:0"><span style="font-size:1.2em">x</span></div>', ''],
    ['a font element', '<div style="font-size:0"><font size="2">shown</font></div>', 'shown'],
    ['a table', '<div style="font-size:0"><table><tr><td>shown</td></tr></table></div>', 'shown'],
    ['visibility', '<div style="visibility:hidden">x<b style="visibility:visible">shown</b></div>', 'shown'],
    ['colour', '<div style="color:transparent">x<b style="color:#000">shown</b></div>', 'shown'],
    ['no display', '<div style="display:none">x<b style="display:block">y</b></div>', ''],
    ['no opacity', '<div style="opacity:0">x<b style="opacity:1">y</b></div>', ''],
  ])('lets a child set what it can: %s', (_, html, text) => {
    expect(wordsOf(html)).toBe(text);
  });

  it.each([
    ['the hidden attribute', '<p hidden>secret</p>'],
    ['the hidden attribute with a value', '<p hidden="until-found">secret</p>'],
    ['an unquoted style', '<p style=display:none>secret</p>'],
    ["Outlook's data", '<xml><o:PixelsPerInch>96</o:PixelsPerInch></xml>'],
    ['a bracket in a value', '<p title="a > b" style="display:none">secret</p>'],
    ['a paragraph whose end is left out', '<p style="display:none">secret<p>'],
    ['a cell whose end is left out', '<table><tr><td style="display:none">secret<td></table>'],
    ['an item whose end is left out', '<ul><li style="display:none">secret<li></ul>'],
    ['nested elements', '<div style="display:none"><div>a</div><p>b<br></div>'],
    ['a stray end', '<div style="display:none"><table><tr><td>a</div>b</td></tr></table></div>'],
    ['a comment', '<!-- <p style="display:block">secret</p> -->'],
    ['a quotation mark without its partner', '<p style="display:none" title="x>secret</p>'],
  ])('leaves out %s and keeps what follows', (_, html) => {
    expect(wordsOf(`${html}<p>Real text.</p>`)).toBe('Real text.');
  });
});

describe("htmlToText, of text that the mail's style sheet hides", () => {
  it.each([
    ['a class', '.pre{display:none}', '<div class="x pre">'],
    ['a class in a list', 'a, .pre , b { color:red; display: none !important }', '<div class=pre>'],
    ['an id', '#pre{display:none}', '<div id="pre">'],
    ['an element and class', 'div.pre{max-height:0;overflow:hidden}', '<div class="pre">'],
    ['two classes', '.pre.x{opacity:0}', '<div class="x pre">'],
    ['an attribute', '*[class="pre"]{display:none}', '<div class="pre">'],
    ['a class inside another', '.box .pre{font-size:0}', '<div class="box"><div class="pre">'],
    ['a child', '#box > span{display:none}', '<div id="box"><span>'],
    ['an element', 'u{display:none}', '<u>'],
    ['a rule for screens', '@media screen{.pre{display:none}}', '<div class="pre">'],
    [
      'a rule after others',
      '@import url(x);/* .y{ */@font-face{src:x}.pre{display:none}',
      '<div class="pre">',
    ],
    ['a rule within a comment for old programs', '<!-- .pre{display:none} -->', '<div class="pre">'],
    [
      'a rule that outweighs the element',
      '.pre{display:none!important}',
      '<p class="pre" style="display:block">',
    ],
    ['the weightier rule', '#pre{display:none} .pre{display:block}', '<div id="pre" class="pre">'],
  ])('leaves out what %s hides', (_, css, opening) => {
    expect(wordsOf(`<style>${css}</style>${opening}secret</u></span></div></div></p><p>Real text.</p>`)).toBe(
      'Real text.',
    );
  });

  it.each([
    ['a rule for small screens', '@media only screen and (max-width:600px){.a{display:none}}'],
    ['a rule for printers', '@media print{.a{display:none}}'],
    ['a rule for dark mode', '@media (prefers-color-scheme:dark){.a{display:none}}'],
    ['a later rule', '.a{display:none}.a{display:block}'],
    ["the element's own style", 'p{display:none}'],
    ['a state', '.a:hover{display:none}'],
    ['a sibling', 'u + .a{display:none}'],
    ["a program's own attribute", 'body[data-outlook-cycle] .a{display:none}'],
    ['another ancestor', '.b .a{display:none}'],
    ['every element', '*{font-size:0}'],
    ['the whole mail', 'body{display:none}'],
    ['a rule without an end', '.b{display:none'],
  ])('keeps what is shown in spite of %s', (_, css) => {
    expect(wordsOf(`<style>${css}</style><body><p class="a" style="display:block">shown</p></body>`)).toBe(
      'shown',
    );
    expect(wordsOf(`<style>${css}</style><body><div class="a">shown</div></body>`)).toBe('shown');
  });

  it('keeps what a sheet for small screens hides', () => {
    const html =
      '<style media="only screen and (max-width:480px)">.a{display:none}</style><p class="a">shown</p>';
    expect(wordsOf(html)).toBe('shown');
  });
});

describe('htmlToText, of hostile styles', () => {
  it('leaves out hidden text from a document with too many elements for a parser', () => {
    const html = `<div style="display:none">secret</div>${'<i>a</i>'.repeat(13_000)}`;
    expect(wordsOf(html)).toBe('a'.repeat(13_000));
  });

  it.each([
    ['tags without an end', '<a style="display:none"'],
    ['quotation marks', `<a '="`],
    ['style elements', '<style>'],
    ['style elements without an end', '<style '],
    ['fonts', 'font:'],
    ['fonts without an end', 'font'],
    ['comments in style', '<style>/*'],
    ['nested media', '<style>@media screen{'.slice(7)],
    ['hidden elements', '<b style="opacity:0">'],
    ['ends of nothing', '<b hidden></i></div>'],
    ['attributes', ' a='],
    ['brackets', 'rgba('],
  ])('needs bounded time for 256 KB of %s', async (_, piece) => {
    const start = '<style>b{display:none}</style><p style="';
    const html = piece.repeat((256 * 1024) / piece.length);
    expect(await cpuTime(() => htmlToText(html))).toBeLessThan(1_500);
    expect(await cpuTime(() => htmlToText(start + html))).toBeLessThan(1_500);
    expect(await cpuTime(() => htmlToText(`<style>${html}</style><b class="a" hidden>`))).toBeLessThan(1_500);
  });

  it('needs bounded time for many rules and many elements', async () => {
    const rules = Array.from({ length: 2_000 }, (_, index) => `.a .b .c${index} b{display:none}`).join('');
    const html = `<style>${rules}</style>${'<div class="a b">'.repeat(300)}${'<b>x</b>'.repeat(9_000)}`;
    expect(await cpuTime(() => htmlToText(html))).toBeLessThan(1_500);
  });

  it.each([
    ['a length of many digits', `.a{height:${'1'.repeat(3_900)}_}`, '<p class="a">x'],
    ['a selector of many elements', `${'a '.repeat(30_000)}b{display:none}`, '<b>x</b>'],
  ])('needs bounded time for %s', async (_, rules, element) => {
    const html = `<style>${rules}</style><p hidden>a</p>${element.repeat(4_000)}`;
    expect(await cpuTime(() => htmlToText(html))).toBeLessThan(1_000);
  });
});
