import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../shared/digest/settings/settings.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';

describe('settingsSchema', () => {
  it('reads settings that were stored without a language as English', () => {
    const { language, ...earlier } = choice;
    const stored = { ...ada, ...earlier, revision: 'r1', changedAt: 1 };
    expect(settingsSchema.parse(stored).language).toBe('en');
  });
});
