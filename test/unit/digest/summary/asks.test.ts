import { describe, expect, it } from 'vitest';
import { asksForReply } from '../../../../shared/digest/summary/asks.ts';

describe('asksForReply', () => {
  it.each([
    'Shall we?',
    '“Shall we?” she said.',
    'Really?!',
    '行きますか？',
    'هل نذهب؟',
    '行きますか？はい。',
    '¿Vamos?',
    'Please send the plan.',
    'could you send the plan',
    'Let me know.',
    'I need you to sign.',
    'Looking forward to your reply.',
    'RSVP by Friday',
    'Bitte schick mir den Plan.',
    'Könnten Sie den Plan schicken',
    'Gib mir bitte Bescheid',
    'Gib mir Bescheid',
    "Envoyez-moi le plan, s'il vous plaît",
    'Merci de confirmer.',
    'Pouvez-vous venir',
    'Envíame el plan, por favor.',
    'Avísame',
    'ご都合をお知らせください。',
    '送っていただけますか。',
  ])('finds a request in %j', (text) => {
    expect(asksForReply(text)).toBe(true);
  });

  it.each([
    '',
    'The tests pass.',
    'Please find the plan attached.',
    'Please note that the office is closed.',
    'Please do not reply to this mail.',
    'Have questions? Contact us.',
    'Trouble viewing this email?',
    'Bitte beachten Sie die Frist.',
    'I am pleased.',
    'We displeased them.',
    'cafe?s in broken charsets',
    'Canyon youth',
    'よろしくお願いいたします。',
  ])('finds no request in %j', (text) => {
    expect(asksForReply(text)).toBe(false);
  });
});
