import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../shared/actions/check-input.ts';
import { findDefinition } from '../../../shared/actions/find-definition.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { errorOf, rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';

const scope = requestScope();

/** The catalogue when Scalekit offers one tool with the schema. */
function offering(inputSchema: Record<string, unknown>) {
  const requested: string[] = [];
  const definition = async (_ref: AccountRef, name: string) => {
    requested.push(name);
    return name === 'github_get_repo' ? { name, description: '', inputSchema } : undefined;
  };
  return {
    requested,
    of: (tool: string) => findDefinition({ connection: 'github' }, tool, scope, { definition }),
  };
}

describe('the definition of a tool', () => {
  it('is requested from Scalekit only when it does not ship', async () => {
    const { requested, of } = offering({ type: 'object' });
    expect((await of('gmail_get_profile')).inputSchema).toMatchObject({ additionalProperties: false });
    await of('github_get_repo');
    expect(requested).toEqual(['github_get_repo']);
  });

  it('is refused when Scalekit does not offer it', async () => {
    expect((await rejectionOf(offering({}).of('github_nope'))).code).toBe('tool-not-allowed');
  });

  it('has no other keywords whose check may never end, such as $ref', async () => {
    const twice = (name: string) => ({ allOf: [{ $ref: name }, { $ref: name }] });
    const chain = Array.from({ length: 40 }, (_, at) => [`a${at + 1}`, twice(`#/$defs/a${at}`)]);
    const { of } = offering({
      $id: 'https://[',
      type: 'object',
      $defs: { a0: { type: 'string' }, ...Object.fromEntries(chain) },
      properties: {
        link: { type: 'string', format: 'url', pattern: ['^(a+)+$'] },
        list: { type: 'array', uniqueItems: true },
        chain: { $ref: '#/$defs/a40' },
        nowhere: { $ref: '#/$defs/nope' },
        id: { type: 'string' },
        format: true,
      },
      additionalProperties: false,
    });
    const definition = await of('github_get_repo');
    const list = Array.from({ length: 100_000 }, (_, at) => at);
    const link = `http://${'a'.repeat(60)}!`;
    expect(JSON.stringify(definition)).not.toMatch(/uniqueItems|\$ref|\$id/);
    checkInput(definition, { link, list, chain: 'a', nowhere: 1, id: 'x', format: 'y' });
    expect(errorOf(() => checkInput(definition, { id: 5 })).code).toBe('invalid-request');
  });

  it.each([{ anyOf: {} }, { properties: { to: null } }])(
    'fails with provider-error, not invalid-request, when it is %j',
    async (schema) => {
      const definition = await offering(schema).of('github_get_repo');
      expect(errorOf(() => checkInput(definition, { to: 'x' })).code).toBe('provider-error');
    },
  );

  it('has the single lines of a mail, at any depth', async () => {
    const { of } = offering({
      type: 'object',
      properties: {
        message: {
          type: 'object',
          properties: {
            subject: { type: 'string', pattern: '^(a+)+$' },
            toRecipients: {
              type: 'array',
              items: { type: 'object', properties: { email: { type: 'string' } } },
            },
            body: { type: 'string' },
          },
        },
      },
    });
    const definition = await of('github_get_repo');
    const mail = { subject: 'Hi', toRecipients: [{ email: 'bob@example.com' }], body: 'a\r\nb' };
    checkInput(definition, { message: mail });
    const wrong = [
      { ...mail, subject: 'Hi\u2028Bcc: eve@example.com' },
      { ...mail, toRecipients: [{ email: 'bob@example.com\nBcc: eve@example.com' }] },
    ];
    for (const message of wrong) {
      expect(errorOf(() => checkInput(definition, { message })).facts.errors).toMatchObject([
        { message: 'must be a single line' },
      ]);
    }
  });

  it('has no unreviewed patterns, whose check may never end', async () => {
    const evil = '^(a+)+$';
    const { of } = offering({
      type: 'object',
      properties: {
        name: { type: 'string', pattern: evil },
        pattern: { type: 'string' },
        tags: { type: 'array', items: { type: 'string', pattern: evil } },
        either: { anyOf: [{ type: 'number' }, { type: 'string', pattern: evil }] },
      },
      patternProperties: { [evil]: { type: 'integer' } },
      additionalProperties: false,
    });
    const definition = await of('github_get_repo');
    const hard = `${'a'.repeat(40)}!`;
    expect(JSON.stringify(definition)).not.toContain(evil);
    checkInput(definition, { name: hard, pattern: 'kept', tags: [hard], either: hard, [hard]: 1 });
    expect(errorOf(() => checkInput(definition, { pattern: 5 })).code).toBe('invalid-request');
  });
});
