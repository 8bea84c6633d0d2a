import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../../functions/execute-action/tool-catalogue.ts';
import { checkInput } from '../../../functions/execute-action/tool-input.ts';
import { errorOf, rejectionOf } from '../../support/error-of.ts';

const scope = { identifier: 'ada', deadline: Date.now() + 25_000 };

/** The catalogue when Scalekit offers one tool with the schema. */
function offering(inputSchema: Record<string, unknown>) {
  const asked: string[] = [];
  const definition = async (_connection: string, name: string) => {
    asked.push(name);
    return name === 'github_get_repo' ? { name, description: '', inputSchema } : undefined;
  };
  return { asked, of: (tool: string) => definitionOf('github', tool, scope, { definition }) };
}

describe('the definition of a tool', () => {
  it('is asked for only when it does not ship', async () => {
    const { asked, of } = offering({ type: 'object' });
    expect((await of('gmail_get_profile')).inputSchema).toMatchObject({ additionalProperties: false });
    await of('github_get_repo');
    expect(asked).toEqual(['github_get_repo']);
  });

  it('is refused when Scalekit does not offer it', async () => {
    expect((await rejectionOf(offering({}).of('github_nope'))).code).toBe('tool-not-allowed');
  });

  it('comes without patterns that nobody reviewed, which may take for ever', async () => {
    const evil = '^(a+)+$';
    const { of } = offering({
      type: 'object',
      properties: {
        name: { type: 'string', pattern: evil },
        pattern: { type: 'string' },
        tags: { type: 'array', items: { type: 'string', pattern: evil } },
      },
      patternProperties: { [evil]: { type: 'integer' } },
      additionalProperties: false,
    });
    const definition = await of('github_get_repo');
    const hard = `${'a'.repeat(40)}!`;
    expect(JSON.stringify(definition)).not.toContain(evil);
    checkInput(definition, { name: hard, pattern: 'kept', tags: [hard], [hard]: 1 });
    expect(errorOf(() => checkInput(definition, { pattern: 5 })).code).toBe('invalid-request');
  });
});
