import { describe, expect, it } from 'vitest';
import { formatConnectUrl } from '../../../shared/connections/connect-url.ts';

describe('the address at which a user links a connection', () => {
  it.each([
    ['https://app.acme.com/connections', 'https://app.acme.com/connections?connection=slack'],
    ['https://app.acme.com', 'https://app.acme.com/?connection=slack'],
    ['https://app.acme.com/c?', 'https://app.acme.com/c?connection=slack'],
    ['https://app.acme.com/c?team=a%20b&x', 'https://app.acme.com/c?team=a%20b&x&connection=slack'],
    ['http://127.0.0.1:3000/console', 'http://127.0.0.1:3000/console?connection=slack'],
  ])('is the page, with its own query and the connection: %s', (base, address) => {
    expect(formatConnectUrl(base, { connection: 'slack' })).toBe(address);
  });

  it('names the label of a further account', () => {
    const ref = { connection: 'gmail', account: 'work' };
    expect(formatConnectUrl('https://app.acme.com/c?a=1', ref)).toBe(
      'https://app.acme.com/c?a=1&connection=gmail&account=work',
    );
  });

  it('asks for a new link of an account that was refused', () => {
    expect(formatConnectUrl('https://app.acme.com/c', { connection: 'gmail', account: 'work' }, true)).toBe(
      'https://app.acme.com/c?connection=gmail&account=work&reconnect=true',
    );
  });

  it('holds every name as one value', () => {
    const url = new URL(formatConnectUrl('https://app.acme.com/?a=1', { connection: 'x&a=2#y' }));
    expect([...url.searchParams]).toEqual([
      ['a', '1'],
      ['connection', 'x&a=2#y'],
    ]);
  });
});
