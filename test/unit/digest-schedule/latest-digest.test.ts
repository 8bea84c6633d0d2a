import { describe, expect, it } from 'vitest';
import { slotAfter } from '../../support/digest/digest-fakes.ts';
import { digestRoutes } from '../../support/digest/digest-routes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const body = { time: '07:30', timeZone: 'Europe/Berlin' };
describe('GET /digest/latest', () => {
  it('returns the newest stored digest as data and text, and 404 when there is none', async () => {
    const { request, fakes } = digestRoutes();
    expect((await rejectionOf(request('GET /digest/latest'))).code).toBe('not-found');
    await request('PUT /digest', body);
    await fakes.run({ revision: undefined });
    const { json } = await request('GET /digest/latest');
    expect(json).toMatchObject({
      scheduledTime: slotAfter(0),
      closedAt: slotAfter(0),
      digest: { counts: { read: 1, summarised: 1, skipped: 0 } },
      text: expect.stringContaining('Budget is approved.'),
    });
    expect((await request('GET /digest')).json.lastOutcome).toEqual({
      slot: slotAfter(0),
      status: 'DELIVERED',
      at: slotAfter(0),
    });
  });

  it("writes a stored digest in the language of the user's settings, and in English without settings", async () => {
    const { request, fakes } = digestRoutes();
    await request('PUT /digest', { ...body, language: 'de' });
    await fakes.run({ revision: undefined });
    const textNow = async () => (await request('GET /digest/latest')).json.text;
    expect(await textNow()).toMatch(/^Ihre E-Mails · Sonntag, 22\. November 2026\n1 neue E-Mail: /);
    await request('PUT /digest', { ...body, language: 'uk' });
    expect(await textNow()).toMatch(/^Ваша пошта · неділя, 22 листопада 2026 р\.\n1 новий лист: /);
    await request('DELETE /digest');
    expect(await textNow()).toMatch(/^Your mail · Sunday, 22 November 2026\n1 new mail: /);
  });
});
