import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../shared/actions/check-input.ts';
import { SINGLE_LINE, withSingleLines } from '../../../shared/connections/single-line.ts';
import type { InputSchema } from '../../support/actions/requests/arbitrary-inputs.ts';
import { LINE_BREAKS as BREAKS, shippedSchemas } from '../../support/actions/requests/shipped-schemas.ts';
import { errorOf } from '../../support/error-of.ts';

/** Fields of write tools whose text may have several lines. */
const TEXTS = ['body', 'text', 'blocks', 'attachments', 'description', 'location'];
/** Fields of write tools that name something of the provider, which no header carries. */
const NAMES = [
  ...['thread_id', 'message_id', 'draft_id', 'add_label_ids', 'remove_label_ids', 'channel', 'users'],
  ...['thread_ts', 'parent_page_id', 'database_id', 'page_id', 'block_id', 'calendar_id', 'event_id'],
  ...['event_type', 'start_datetime', 'end_datetime', 'timezone', 'team_id', 'assignee_id', 'issue_id'],
];

type Field = {
  tool: string;
  name: string;
  schema: InputSchema;
  pattern: string | undefined;
  isList: boolean;
};

/** Every text and list of texts that a write tool takes. */
const fields = shippedSchemas
  .filter(({ isWrite }) => isWrite)
  .flatMap(({ tool, schema }) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, property]): Field[] => {
      const isList = property.type === 'array';
      const { type, pattern, enum: values } = isList ? (property.items ?? {}) : property;
      return type === 'string' && values === undefined ? [{ tool, name, schema, pattern, isList }] : [];
    }),
  );
const lines = fields.filter(({ name }) => !TEXTS.includes(name) && !NAMES.includes(name));

/** A value for every field that a schema requires. */
function requiredOf({ required = [], properties = {} }: InputSchema): Record<string, unknown> {
  const sampleOf = ({ type, enum: values, minimum = 1 }: InputSchema = {}) =>
    values?.[0] ?? (type === 'integer' ? minimum : 'xxx');
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name])]));
}

describe('a text that a write tool takes', () => {
  it('is a single line, unless it is a text of several or a name of the provider', () => {
    expect(lines.map(({ tool, name, pattern }) => [tool, name, pattern])).toEqual(
      lines.map(({ tool, name }) => [tool, name, SINGLE_LINE]),
    );
    expect(new Set(lines.map(({ name }) => name))).toEqual(
      new Set([
        ...['to', 'cc', 'bcc', 'subject', 'title', 'email', 'content_type', 'in_reply_to_message_id'],
        ...['summary', 'attendees_emails', 'recurrence', 'notion_version'],
      ]),
    );
  });

  it('has no other pattern, since the message of a refusal names this one', () => {
    const patterns = shippedSchemas.flatMap(
      ({ schema }) => JSON.stringify(schema).match(/"pattern":"[^"]*"/g) ?? [],
    );
    expect([...new Set(patterns)]).toEqual([`"pattern":${JSON.stringify(SINGLE_LINE)}`]);
  });

  it.each(lines)(
    '$tool refuses every line break in $name, without showing the text',
    ({ name, schema, isList }) => {
      const others = requiredOf(schema);
      const check = (text: string) =>
        checkInput(
          { name: 'tool', description: '', inputSchema: schema },
          { ...others, [name]: isList ? ['ok', text] : text },
        );
      check('Grüße\t— 日本 👋 "quoted" \\ \x1f\x7f\u00a0');
      for (const each of BREAKS.flatMap((at) => [`a${at}b`, at, `a${at}`, `${at}b`, `secret\r${at}`])) {
        const error = errorOf(() => check(each));
        expect([error.code, error.facts.errors]).toEqual([
          'invalid-request',
          [{ path: `body.input.${name}${isList ? '.1' : ''}`, message: 'must be a single line' }],
        ]);
      }
    },
  );

  it.each(fields.filter(({ name }) => TEXTS.includes(name)))(
    '$tool takes every line break in $name',
    ({ name, schema }) => {
      const others = requiredOf(schema);
      const input = { ...others, [name]: `a${BREAKS.join('b')}c` };
      checkInput({ name: 'tool', description: '', inputSchema: schema }, input);
    },
  );
});

describe('withSingleLines', () => {
  it.each(shippedSchemas)('has nothing to add to the shipped definition of $tool', ({ schema }) => {
    expect(withSingleLines(schema.properties ?? {})).toEqual(schema.properties ?? {});
  });

  it.each([
    ...[
      'to',
      'cc',
      'bcc',
      'Bcc',
      'from',
      'replyTo',
      'reply_to',
      'reply-to',
      'subject',
      'emailSubject',
      'title',
    ],
    ...[
      'to_email',
      'toEmails',
      'cc_recipients',
      'ccRecipients',
      'bcc_addresses',
      'recipient',
      'recipient_email',
    ],
    ...['attendees_emails', 'email', 'emailAddress', 'from_name', 'sender', 'file_name', 'filename'],
    ...['in_reply_to', 'inReplyToMessageId', 'references', 'content_type', 'contentType'],
  ])('gives %s the pattern, and so its items', (name) => {
    const items = { type: 'string' };
    expect(withSingleLines({ [name]: { type: 'array', items } })).toEqual({
      [name]: { type: 'array', items: { type: 'string', pattern: SINGLE_LINE } },
    });
    expect(withSingleLines({ [name]: { items } })).toEqual({
      [name]: { items: { type: 'string', pattern: SINGLE_LINE }, pattern: SINGLE_LINE },
    });
    expect(withSingleLines({ [name]: true })).toEqual({ [name]: { pattern: SINGLE_LINE } });
    for (const schema of [null, false, 'x']) {
      expect(withSingleLines({ [name]: schema })).toEqual({ [name]: schema });
    }
  });

  it.each([
    'body',
    'html',
    'text',
    'message',
    'description',
    'content',
    'comment',
    'note',
    'summary',
    'token',
    'total',
  ])('leaves %s as it is', (name) => {
    expect(withSingleLines({ [name]: { type: 'string' } })).toEqual({ [name]: { type: 'string' } });
  });

  it('takes bounded time for a long name', () => {
    const names = ['a_'.repeat(60_000), 'email'.repeat(20_000), 'A'.repeat(120_000)];
    for (const name of names) expect(withSingleLines({ [name]: true })).toEqual({ [name]: true });
  });
});
