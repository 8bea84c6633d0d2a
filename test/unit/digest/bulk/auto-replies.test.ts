import { describe, expect, it } from 'vitest';
import { isBulk } from './mailbox.ts';

/** To a mail of the user, which is among the mails read. */
function isBulkReply(headers: Record<string, string>): boolean {
  const sent = {
    headers: { From: 'Ada <ada@example.com>', To: 'mira@person.example', 'Message-ID': '<q1@example.com>' },
    labels: ['SENT'],
  };
  return isBulk({ headers: { 'In-Reply-To': '<q1@example.com>', ...headers }, text: 'I am away.' }, [sent]);
}

describe('an automatic reply to a mail of the user', () => {
  it.each([
    [
      'Gmail',
      {
        Subject: 'Away Re: Offer',
        Precedence: 'bulk',
        'X-Autoreply': 'yes',
        'Auto-Submitted': 'auto-replied',
      },
    ],
    [
      'Zimbra',
      { Subject: 'Re: Offer', 'Auto-Submitted': 'auto-replied (zimbra; vacation)', Precedence: 'bulk' },
    ],
    ['Sieve', { Subject: 'Auto: Offer', 'Auto-Submitted': 'auto-replied (vacation)' }],
    [
      'Exchange',
      {
        Subject: 'Automatic reply: Offer',
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    ],
    [
      'Exchange, by rule',
      { Subject: 'Away', 'X-MS-Exchange-Generated-Message-Source': 'Mailbox Rules Agent' },
    ],
    [
      'Domino',
      {
        Subject: 'AUTO: Mira Holt is out of the office (returning 12/12/2026)',
        'Auto-Submitted': 'auto-generated',
      },
    ],
    ['cPanel', { Subject: 'Out of office', 'X-Autorespond': 'Offer', Precedence: 'bulk' }],
    ['old Unix', { Subject: 'Abwesenheitsnotiz', Precedence: 'bulk' }],
    ['a program without a return path', { Subject: 'Absence', 'Return-Path': '<>' }],
  ])('of %s is bulk', (_, headers) => {
    expect(isBulkReply(headers)).toBe(true);
  });

  it.each([
    ['Automatic reply: Offer'],
    ['Auto-Reply'],
    ['Automatische Antwort: Angebot'],
    ['Automatisch antwoord: Offerte'],
    ['Automatisk svar: Tilbud'],
    ['Autosvar: Erbjudande'],
    ['Automatiskt svar: Offert'],
    ['Réponse automatique : Offre'],
    ['Respuesta automática: Oferta'],
    ['Resposta automática: Proposta'],
    ['Risposta automatica: Offerta'],
    ['Odpowiedź automatyczna: Oferta'],
    ['Automatická odpověď: Nabídka'],
    ['Автоматический ответ: Предложение'],
    ['Автоматична відповідь: Пропозиція'],
    ['自动回复: 报价'],
    ['自動回覆:報價'],
    ['自動応答: 見積もり'],
    ['자동 회신: 견적'],
    ['תשובה אוטומטית: הצעה'],
    ['رد تلقائي: عرض'],
    ['Automaattinen vastaus: Tarjous'],
    ['Automatikus válasz: Ajánlat'],
    ['Otomatik yanıt: Teklif'],
    ['Αυτόματη απάντηση: Προσφορά'],
  ])('with the subject %j is bulk', (Subject) => {
    expect(isBulkReply({ Subject })).toBe(true);
  });

  it.each([
    ['Re: Automatic reply: Offer'],
    ['Automatic reply is on again'],
    ['Out of office: who covers?'],
    ['Auto: Besichtigung am Freitag'],
    ['Absence de Bob vendredi'],
  ])('is not what a person writes under %j', (Subject) => {
    expect(isBulkReply({ Subject })).toBe(false);
  });
});
