import { describe, expect, it } from 'vitest';
import { subjectAsks } from '../../../../shared/digest/summary/subject-question.ts';

describe('a subject asks when it is a question or a request of its own', () => {
  it.each([
    'Can you call me at 3 pm today? (EOM)',
    'Can you approve the budget by Friday?',
    'Lunch on Thursday?',
    '[EXTERNAL] Lunch on Thursday?',
    'Please confirm the slot',
    'Action required: sign the contract',
    'Bitte um Rückmeldung: Termin am Montag',
    'Kannst du Freitag?',
    'Question: where is the crane?',
    '¿Vienes el viernes?',
    'Peux-tu valider le devis ?',
    'Prośba o potwierdzenie',
    'Прошу подтвердить',
    'Μπορείς την Παρασκευή;',
    '明日来られますか？',
    '请确认合同',
    '회의 참석 확인 부탁드립니다',
    'האם זה מתאים?',
    'هل يناسبك الخميس؟',
  ])('%s', (subject) => {
    expect(subjectAsks(subject)).toBe(true);
  });
});

describe('a subject that repeats the question of an earlier mail, or holds none, does not ask', () => {
  it.each([
    'Plan',
    'Crane: Monday, 9:00',
    'Re: Can you call me?',
    'RE[2]: Can you call me?',
    'Re (3): Can you call me?',
    'Fwd: Can you call me?',
    '[EXTERNAL] RE: Can you call me?',
    '[Team] [Crane] Re: Can you call me?',
    'AW: Kannst du Freitag?',
    'WG: Kannst du Freitag?',
    'SV: Kan du fredag?',
    'VS: Sopiiko perjantai?',
    'RE : Peux-tu valider ?',
    'TR: Peux-tu valider ?',
    'RV: ¿Vienes?',
    'ENC: Você vem?',
    'R: Vieni?',
    'Odp: Czy możesz?',
    'Vá: Jössz?',
    'YNT: Geliyor musun?',
    'Отв: Придёшь?',
    'Απ: Μπορείς;',
    'השב: האם זה מתאים?',
    'رد: هل يناسبك؟',
    '回复：你来吗？',
    '答复: 你来吗？',
    '返信: 来られますか？',
    '답장: 올 수 있어요?',
    'Automatic reply: Can you call me?',
    'Accepted: Lunch on Thursday?',
    'Abwesenheitsnotiz: Kannst du Freitag?',
    '?????? ????',
  ])('%s', (subject) => {
    expect(subjectAsks(subject)).toBe(false);
  });
});
