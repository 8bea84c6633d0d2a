import { describe, expect, it } from 'vitest';
import { isBulk } from './mailbox.ts';

const footers = [
  'Unsubscribe | Privacy',
  'To stop receiving these emails, click here',
  'Sie möchten den Newsletter nicht mehr? Hier können Sie sich abmelden.',
  'Wil je deze mails niet meer? Klik hier om je uit te schrijven: uitschrijven',
  'Klik her for at afmelde nyhedsbrevet: Afmeld',
  'Meld deg av nyhetsbrevet',
  'Klicka här för att avprenumerera',
  'Pour vous désabonner, cliquez ici',
  'Si no quieres recibir más correos, puedes darte de baja aquí',
  'Se não deseja receber mais mensagens, clique aqui',
  'Cancelar inscrição',
  'Per non ricevere più queste email, clicca qui',
  'Aby wypisać się z listy, kliknij tutaj',
  'Pokud si nepřejete tyto e-maily dostávat, klikněte zde',
  'Чтобы отписаться от рассылки, нажмите здесь',
  'Щоб відписатися від розсилки, натисніть тут',
  '如果您不想再收到此类邮件，请点击这里退订',
  '若要取消訂閱，請按這裡',
  '配信停止をご希望の方はこちら',
  '수신을 원하지 않으시면 수신거부를 눌러주세요',
  'להסרה מרשימת התפוצה לחצו כאן',
  'لإلغاء الاشتراك اضغط هنا',
  'Jos et halua enää vastaanottaa viestejä, peruuta tilaus tästä',
  'A hírlevélről itt leiratkozhat',
  'Bültenden çıkmak için tıklayın: abonelikten çık',
  'Για κατάργηση εγγραφής πατήστε εδώ',
];

describe('an unsubscribe line', () => {
  it.each(footers)('makes a mail with Feedback-ID bulk: %s', (footer) => {
    const headers = { From: 'Mira Holt <mira@person.example>', 'Feedback-ID': '1:2:mailer' };
    expect(isBulk({ headers, text: 'The new cranes are here.' })).toBe(false);
    expect(isBulk({ headers, text: `The new cranes are here.\n\n${footer}` })).toBe(true);
  });

  it('is found below a long text and above it', () => {
    const headers = { 'Feedback-ID': '1:2:mailer' };
    const long = 'The new cranes are here. '.repeat(900);
    expect(isBulk({ headers, text: `${long}\nUnsubscribe` })).toBe(true);
    expect(isBulk({ headers, text: `Unsubscribe here\n${long}` })).toBe(true);
  });
});
