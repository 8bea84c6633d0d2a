import type { Mutation } from '../mutation.ts';

export const render: readonly Mutation[] = [
  {
    behaviour: 'A sender’s name is shown as HTML: a mail runs markup in the digest',
    find: "writeElement('p', 'sender', `<bdi>${escapeHtml(sender)}</bdi>`)",
    replace: "writeElement('p', 'sender', `<bdi>${sender}</bdi>`)",
    test: 'test/unit/digest/render/properties.test.ts',
    name: 'show only words, within their limits, for any mails',
  },
  {
    behaviour: 'A subject is shown as HTML',
    find: "writeElement('p', 'subject', escapeHtml(subject)),",
    replace: "writeElement('p', 'subject', subject),",
    test: 'test/unit/digest/injection-mails.test.ts',
    name: 'shows its words and nothing else:',
  },
  {
    behaviour: 'A gist is shown as HTML',
    find: "writeElement('p', 'gist', escapeHtml(gist), ' dir=\"auto\"'),",
    replace: "writeElement('p', 'gist', gist, ' dir=\"auto\"'),",
    test: 'test/unit/digest/injection-mails.test.ts',
    name: 'shows its words and nothing else:',
  },
  {
    behaviour: 'A note of a mail is shown as HTML',
    find: "`<bdi>${escapeHtml(note)}</bdi>`)).join(' ')",
    replace: "`<bdi>${note}</bdi>`)).join(' ')",
    test: 'test/unit/digest/render/properties.test.ts',
    name: 'show only words, within their limits, for any digest in any language',
  },
  {
    behaviour: 'A quotation mark ends an attribute of the digest',
    find: 'return text.replace(/[&<>"\']/g,',
    replace: "return text.replace(/[&<>']/g,",
    test: 'test/unit/digest/injection-mails.test.ts',
    name: 'shows its words and nothing else:',
  },
  {
    behaviour: 'A digest is longer than Gmail shows: its end is cut off',
    find: 'const MAX_BYTES = 100_000;',
    replace: 'const MAX_BYTES = 110_000;',
    test: 'test/unit/digest/render/properties.test.ts',
    name: 'show only words, within their limits, for any mails',
  },
  {
    behaviour: 'The size of a digest is counted in characters: Chinese digests are cut off',
    find: 'cost: (html) => Buffer.byteLength(html) + 1,',
    replace: 'cost: (html) => html.length + 1,',
    test: 'test/unit/digest/render/properties.test.ts',
    name: 'show only words, within their limits, for any mails',
  },
];
