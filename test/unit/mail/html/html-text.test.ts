import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../../shared/mail/html/html-text.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

function textOf(html: string): string {
  return htmlToText(html).trim();
}

describe('htmlToText', () => {
  it.each([
    ['link targets', '<p>See <a href="https://example.com/x">the plan</a></p>', 'See the plan'],
    ['images', 'a<img src="https://example.com/x.png" alt="logo">b', 'ab'],
    ['style and script', '<style>p{}</style>a<script>x()</script>', 'a'],
    ['the title', '<html><head><title>T</title></head><body>a</body></html>', 'a'],
    ['comments', 'a<!-- <p>secret</p> -->b', 'ab'],
    ['hidden elements', 'a<p hidden>secret</p>', 'a'],
    ['display:none', 'a<div style="color:red; DISPLAY:none">secret</div>', 'a'],
    ['display: none', 'a<div style="display: none">secret</div>', 'a'],
  ])('leaves out %s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it.each([
    ['entities', '&lt;b&gt; &amp; &eacute; &#x6f22;', '<b> & é 漢'],
    ['text outside the body', 'a<body>b</body>c', 'abc'],
    ['headings in their own case', '<h1>Hello World</h1>', 'Hello World'],
    ['list items as lines', '<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['table cells apart', '<table><tr><td>a</td><td>b</td></tr></table>', 'a  b'],
    [
      'quoted text with one mark',
      '<p>a</p><blockquote>b<blockquote>c</blockquote></blockquote>',
      'a\n\n> b\n> c',
    ],
  ])('keeps %s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it.each([399, 400, 5_000, 40_000])('reads text that lies %d elements deep', (depth) => {
    const html = `${'<div>'.repeat(depth)}the d<b>ee</b>p end &amp; more`;
    expect(textOf(html)).toBe('the deep end & more');
  });

  it('reads a document of many elements, without scripts and styles', () => {
    const html = `<style>x{}</style><!-- <p>y</p> -->${'<i>a</i>'.repeat(20_000)}<p>1 &lt; 2 < 3 <<i>b>4</p><script>z`;
    expect(textOf(html)).toBe(`${'a'.repeat(20_000)}\n\n1 < 2 < 3 <b>4`);
  });

  it.each([
    ['line breaks', '<br>'.repeat(60_000)],
    ['open brackets', '<'.repeat(256_000)],
    ['comments that do not end', '<!--'.repeat(64_000)],
    ['closing tags of nothing', `${'<b>'.repeat(20_000)}${'</i>'.repeat(20_000)}`],
    ['nested quotations', `${'<blockquote>'.repeat(300)}${'x<br>'.repeat(11_000)}`],
    ['nested lists', `${'<ul><li>'.repeat(190)}${'x<br>'.repeat(11_000)}`],
    ['5 MB', '<p>word</p>'.repeat(500_000)],
    ['tags that end within quotation marks', '<a ="x>"'.repeat(32_000)],
  ])('needs bounded time and space for %s', async (_, html) => {
    let text = '';
    const used = await cpuTime(() => {
      text = htmlToText(html);
    });
    expect(text.length).toBeLessThan(1024 * 1024);
    expect(used).toBeLessThan(2_000);
  });
});
