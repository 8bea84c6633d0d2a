import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../shared/text/escape-html.ts';

describe('escapeHtml', () => {
  it.each([
    ['5 < 6 & 7 > 2', '5 &lt; 6 &amp; 7 &gt; 2'],
    [`"double" and 'single'`, '&quot;double&quot; and &#39;single&#39;'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ])('writes %j as %j', (text, html) => {
    expect(escapeHtml(text)).toBe(html);
  });

  it('returns HTML that a parser reads as the same text, also in an attribute', () => {
    const text = `</p><a href="x" onclick='y'>&amp;</a>`;
    const [element] = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`).childNodes;
    expect(element).toMatchObject({
      nodeName: 'p',
      attrs: [{ name: 'title', value: text }],
      childNodes: [{ nodeName: '#text', value: text }],
    });
  });
});
