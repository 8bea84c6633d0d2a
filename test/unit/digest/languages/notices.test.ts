import { describe, expect, it } from 'vitest';
import { asksForReply } from '../../../../shared/digest/summary/asks.ts';
import { readSentences } from '../../../../shared/digest/summary/own-sentences.ts';

const OWN = 'Krane 7: 14:00.';

function read(mail: string): { gist: string; asks: boolean } {
  const sentences = readSentences(mail.split('\n'));
  return {
    gist: sentences.map(({ text }) => text).join(' '),
    asks: sentences.some(({ text }) => asksForReply(text)),
  };
}

describe('a notice below the words is not shown and asks for nothing', () => {
  it.each([
    [
      'en',
      'This e-mail and any attachments are confidential. If you are not the intended recipient, please notify the sender and delete it.',
    ],
    [
      'en',
      'CONFIDENTIALITY NOTICE: The contents of this email message are intended solely for the addressee(s). If you have received it in error, please alert the sender by reply.',
    ],
    [
      'en',
      'The information contained in this communication is confidential and may be legally privileged. Please contact us if you have received it in error.',
    ],
    ['en', 'Please consider the environment before printing this email.'],
    ['en', 'Please consider your environmental responsibility before printing this e-mail.'],
    ['en', 'If you prefer not to receive these emails, please let us know.'],
    ['en', 'How would you rate the support you received?'],
    ['de', 'Müssen Sie diese E-Mail wirklich ausdrucken?'],
    [
      'de',
      'Sollten Sie diese Nachricht irrtümlich erhalten haben, bitten wir Sie um sofortige Mitteilung und Löschung.',
    ],
    ['fr', "Ce courriel est confidentiel; si vous l'avez reçu par erreur, veuillez le supprimer."],
    ['es', 'Este es un mensaje automático, por favor no responda.'],
    ['hu', 'Kérdés esetén kérjük, forduljon hozzánk bizalommal.'],
    ['he', 'לשאלות נוספות אנא פנו אלינו.'],
    ['ru', 'Это автоматическое сообщение, просьба не отвечать.'],
    ['ja', '印刷する前に環境への配慮をお願いします。'],
    ['ko', '문의 사항은 고객센터로 연락 주세요.'],
    ['en', 'This is an automated message, please do not reply.'],
    ['en', 'Please do not reply to this email as this mailbox is not monitored.'],
    ['en', 'If you have any questions, please do not hesitate to contact us.'],
    ['en', 'Please allow up to 24 hours for a reply.'],
    ['en', 'Having trouble viewing this email? View it in your browser.'],
    ['en', 'You are receiving this email because you signed up. Unsubscribe'],
    ['en', 'This email\nhas been sent automatically, please do not\nreply to it.'],
    [
      'en',
      ['en', 'This message may contain confidential material for the sole use of the intended recipient.'],
    ],
    [
      'de',
      'Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.',
    ],
    ['de', 'Bitte antworten Sie nicht auf diese automatisch generierte E-Mail.'],
    ['de', 'Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.'],
    ['de', 'Bei Rückfragen stehen wir Ihnen gerne zur Verfügung. Bitte zögern Sie nicht, uns anzurufen.'],
    [
      'nl',
      'Dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Indien u niet de beoogde ontvanger bent, wilt u dan de afzender inlichten?',
    ],
    ['nl', 'Denk aan het milieu voordat u deze e-mail print.'],
    ['nl', 'Dit is een automatisch bericht, gelieve niet te antwoorden.'],
    [
      'da',
      'Denne e-mail kan indeholde fortrolige oplysninger. Hvis du ikke er den rette modtager, bedes du venligst give afsenderen besked og slette mailen.',
    ],
    ['da', 'Tænk på miljøet, før du printer denne mail.'],
    ['da', 'Denne mail kan ikke besvares. Svar venligst ikke på denne mail.'],
    [
      'nb',
      'Denne e-posten kan inneholde konfidensiell informasjon. Er du ikke rett mottaker, vennligst gi beskjed til avsender og slett meldingen.',
    ],
    ['nb', 'Vennligst ikke svar på denne e-posten.'],
    [
      'sv',
      'Detta meddelande kan innehålla konfidentiell information. Om du inte är den avsedda mottagaren, vänligen meddela avsändaren och radera det.',
    ],
    ['sv', 'Det går inte att svara på detta mejl.'],
    [
      'fr',
      "Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de ses destinataires. Si vous recevez ce message par erreur, merci de le détruire et d'en avertir immédiatement l'expéditeur.",
    ],
    ['fr', "Pensez à l'environnement avant d'imprimer ce courriel."],
    ['fr', 'Merci de ne pas répondre à ce message automatique.'],
    ['fr', "Pour toute question, n'hésitez pas à nous contacter."],
    [
      'es',
      'Este mensaje y sus archivos adjuntos van dirigidos exclusivamente a su destinatario y pueden contener información confidencial. Si lo ha recibido por error, por favor comuníquelo al remitente.',
    ],
    ['es', 'Antes de imprimir este correo, piense en el medio ambiente.'],
    ['es', 'Por favor, no responda a este mensaje.'],
    ['es', 'Si tiene alguna duda, por favor póngase en contacto con nosotros.'],
    [
      'pt',
      'Esta mensagem e os seus anexos são confidenciais e destinam-se exclusivamente ao destinatário. Se a recebeu por engano, por favor informe o remetente e elimine-a.',
    ],
    ['pt', 'Por favor, não responda a este e-mail automático.'],
    ['pt', 'Antes de imprimir, pense no meio ambiente.'],
    [
      'it',
      'Le informazioni contenute nella presente comunicazione sono riservate. Questo messaggio è destinato esclusivamente al destinatario; se lo avete ricevuto per errore siete pregati di distruggerlo.',
    ],
    ['it', 'Si prega di non rispondere a questa email.'],
    ['it', "Rispetta l'ambiente: non stampare questa mail se non è necessario."],
    [
      'pl',
      'Niniejsza wiadomość zawiera informacje poufne i jest przeznaczona wyłącznie dla adresata. Jeśli otrzymali ją Państwo przez pomyłkę, prosimy o powiadomienie nadawcy.',
    ],
    ['pl', 'Wiadomość wygenerowana automatycznie. Prosimy nie odpowiadać na tę wiadomość.'],
    [
      'cs',
      'Tento e-mail je důvěrný a je určen výhradně adresátovi. Pokud jste jej obdrželi omylem, prosíme, informujte odesílatele.',
    ],
    ['cs', 'Prosíme, na tento e-mail neodpovídejte.'],
    [
      'ru',
      'Это письмо и вложения конфиденциальны и предназначены только для адресата. Если вы получили его по ошибке, пожалуйста, сообщите отправителю и удалите письмо.',
    ],
    ['ru', 'Пожалуйста, не отвечайте на это письмо.'],
    ['ru', 'Подумайте об окружающей среде, прежде чем печатать это письмо.'],
    [
      'uk',
      'Цей лист є конфіденційним і призначений лише для адресата. Якщо ви отримали його помилково, будь ласка, повідомте відправника.',
    ],
    ['uk', 'Будь ласка, не відповідайте на цей лист.'],
    [
      'el',
      'Το παρόν μήνυμα είναι εμπιστευτικό και προορίζεται αποκλειστικά για τον παραλήπτη. Αν το λάβατε κατά λάθος, παρακαλούμε ενημερώστε τον αποστολέα.',
    ],
    ['el', 'Παρακαλούμε μην απαντάτε σε αυτό το μήνυμα.'],
    [
      'he',
      'הודעה זו מיועדת לנמען בלבד ועשויה להכיל מידע סודי. אם קיבלת הודעה זו בטעות, אנא הודע לשולח ומחק אותה.',
    ],
    ['he', 'נא לא להשיב להודעה זו.'],
    [
      'ar',
      'هذه الرسالة ومرفقاتها سرية ومخصصة للمرسل إليه فقط. إذا استلمت هذه الرسالة بالخطأ، يرجى إبلاغ المرسل وحذفها.',
    ],
    ['ar', 'يرجى عدم الرد على هذه الرسالة.'],
    [
      'zh',
      '本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人。如果您错收了本邮件，请您立即电话或邮件通知发件人并删除本邮件！',
    ],
    ['zh', '此邮件由系统自动发送，请勿回复。'],
    ['zh', '本電子郵件可能包含機密資料，若您非指定之收件人，請立即通知寄件人並刪除。'],
    ['ja', 'このメールには返信しないでください。'],
    ['ja', '本メールは送信専用です。ご返信いただいてもお答えできませんので、ご了承ください。'],
    [
      'ja',
      '本メールには機密情報が含まれている場合があります。誤って受信された場合は、送信者にご連絡の上、削除してください。',
    ],
    ['ko', '본 메일은 발신전용이므로 회신되지 않습니다.'],
    [
      'ko',
      '이 메일은 지정된 수신인만을 위한 것이며 기밀 정보를 포함할 수 있습니다. 잘못 수신하셨다면 발신자에게 알려 주시고 삭제하여 주시기 바랍니다.',
    ],
    [
      'fi',
      'Tämä sähköposti on luottamuksellinen ja tarkoitettu vain vastaanottajalle. Jos olet saanut viestin vahingossa, pyydämme ilmoittamaan lähettäjälle.',
    ],
    ['fi', 'Älä vastaa tähän viestiin, se on lähetetty automaattisesti.'],
    [
      'hu',
      'Ez az üzenet bizalmas, és kizárólag a címzettnek szól. Ha tévedésből kapta, kérjük, értesítse a feladót, és törölje.',
    ],
    ['hu', 'Kérjük, erre az e-mailre ne válaszoljon.'],
    [
      'tr',
      'Bu e-posta gizli bilgiler içerebilir ve yalnızca alıcısı içindir. Yanlışlıkla aldıysanız lütfen göndericiye bildirin ve siliniz.',
    ],
    ['tr', 'Lütfen bu e-postayı yanıtlamayınız.'],
  ])('%s: %s', (_, notice) => {
    expect(read(`${OWN}\n\n${notice}`)).toEqual({ gist: OWN, asks: false });
  });
});

describe('own words that resemble a notice are shown', () => {
  it.each([
    'The offer is confidential, so keep it to yourself. Can you come?',
    'This message is confidential: do not tell Bob about the party. Can you bring the cake?',
    'Diese E-Mail ist etwas länger. Kannst du sie bis morgen lesen?',
    'Ce message est long. Peux-tu le lire avant demain ?',
    'Please reply to this message before Friday.',
    'The recipient of the crane is Bob. Please call him.',
    'If you need the crane, call Bob before Friday.',
    'Read the online manual before Monday.',
    'Copyright law changes in May. Can we talk?',
    'Bei Fragen von Kunden bitte Bob anrufen.',
    'If Bob has questions about the crane, please call me.',
    '这封信很长，请明天之前看完。',
    'このメールの件、明日までにお返事をください。',
  ])('%s', (mail) => {
    const { gist, asks } = read(mail);
    expect(gist).toBe(mail);
    if (!mail.startsWith('Read') && !mail.startsWith('If you need')) expect(asks).toBe(true);
  });
});
