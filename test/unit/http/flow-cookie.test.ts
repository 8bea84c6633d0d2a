import { describe, expect, it } from 'vitest';
import { clearFlowCookie, readFlowCookie, setFlowCookie } from '../../../shared/http/flow-cookie.ts';

describe('the cookie of a flow', () => {
  it('is for this host alone, unreadable for scripts, and lives as long as a flow', () => {
    expect(setFlowCookie('state', 'secret')).toMatch(
      /^__Host-onbehalf-[\w-]{22}=secret; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
  });

  it('is read back for its own flow and no other one', () => {
    const cookies = ['one', 'two'].map((state) => setFlowCookie(state, `secret-${state}`).replace(/;.*/, ''));
    expect(readFlowCookie(cookies, 'two')).toBe('secret-two');
    expect(readFlowCookie(cookies, 'three')).toBeUndefined();
  });

  it('is removed under the same name', () => {
    const [name] = setFlowCookie('state', 'secret').split('=');
    expect(clearFlowCookie('state')).toMatch(new RegExp(`^${name}=; Max-Age=0; Path=/; Secure;`));
  });
});
