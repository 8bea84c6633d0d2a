import { describe, expect, it } from 'vitest';
import { composeText } from '../../../shared/text/compose-text.ts';
import { cpuTime } from '../../support/cpu-time.ts';

describe('composeText', () => {
  it.each([
    ['u\u0308', 'ü'],
    ['e\u0323\u0302', 'ệ'],
    ['\u1112\u1161\u11ab', '한'],
    ['ü 漢字 שָׁלוֹם', 'ü 漢字 שָׁלוֹם'.normalize('NFC')],
  ])('composes %j', (written, composed) => {
    expect(composeText(written)).toBe(composed);
  });

  it('keeps sixteen marks on a letter, and needs bounded time for more', async () => {
    const marked = `a${'\u0301\u0316'.repeat(50_000)}b`;
    expect(await cpuTime(() => composeText(marked))).toBeLessThan(300);
    expect(composeText(marked)).toHaveLength(17);
  });
});
