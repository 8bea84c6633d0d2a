import { describe, expect, it } from 'vitest';
import { spaceHosts } from '../../../shared/text/hosts.ts';

describe('spaceHosts', () => {
  it.each([
    ['Your Booking.com reservation', 'Your Booking. com reservation'],
    ['done.Then we go', 'done. Then we go'],
    ['中国。mail.example.com', '中国。mail. example. com'],
    ['see README.md and deploy.sh', 'see README. md and deploy. sh'],
  ])('puts a blank into the names of %j', (text, spaced) => {
    expect(spaceHosts(text)).toBe(spaced);
  });

  it.each([
    'write to ada.quist@mail.example.com today',
    'ada＠mail.example',
    'report.pdf and Node.js',
    'e.g. z.B. T.C. 4.2 on 24.12.2026',
  ])('leaves %j as it is', (text) => {
    expect(spaceHosts(text)).toBe(text);
  });
});
