import { describe, expect, it } from 'vitest';
import { hashRequest } from '../../../functions/execute-action/hash-request.ts';
import type { ToolCall } from '../../../shared/scalekit/scalekit.ts';

const call: ToolCall = {
  connection: 'notion',
  tool: 'notion_page_create',
  input: { parent: { id: 'p', type: 'page' }, rows: [{ a: 1, b: null }, { c: [1, 2] }] },
};

describe('the hash of a request', () => {
  it('is the same whatever the order of fields, also of objects within lists', () => {
    const input = { rows: [{ b: null, a: 1 }, { c: [1, 2] }], parent: { type: 'page', id: 'p' } };
    expect(hashRequest({ ...call, input })).toBe(hashRequest(call));
  });

  it.each<[string, Partial<ToolCall>]>([
    ['tool', { tool: 'notion_page_update' }],
    ['connection', { connection: 'notion-2' }],
    ['order of a list', { input: { ...call.input, rows: [{ c: [1, 2] }, { a: 1, b: null }] } }],
    ['order of a list of numbers', { input: { ...call.input, rows: [{ a: 1, b: null }, { c: [2, 1] }] } }],
    ['type of a value', { input: { ...call.input, rows: [{ a: '1', b: null }, { c: [1, 2] }] } }],
    ['nesting', { input: { ...call.input, rows: [{ a: 1, b: null, c: [1, 2] }] } }],
    ['null of a field', { input: { ...call.input, rows: [{ a: 1 }, { c: [1, 2] }] } }],
  ])('is another one for another %s', (_what, over) => {
    expect(hashRequest({ ...call, ...over })).not.toBe(hashRequest(call));
  });
});
