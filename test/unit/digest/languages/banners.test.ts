import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../../shared/digest/summary/own-sentences.ts';

const OWN = 'Krane 7: 14:00.';

function shown(mail: string): string {
  return readSentences(mail.split('\n'))
    .map(({ text }) => text)
    .join(' ');
}

describe('the banner of a mail gateway is not shown', () => {
  it.each([
    [
      'en',
      'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.',
    ],
    ['en', '*** EXTERNAL EMAIL ***'],
    ['en', '[EXTERNAL]'],
    [
      'en',
      '[EXTERNAL EMAIL] DO NOT CLICK links or attachments unless you recognize the sender and know the content is safe.',
    ],
    ['en', 'EXTERNAL SENDER: Do not click any links or open any attachments unless you trust the sender.'],
    ['en', 'This Message Is From an External Sender\nThis message came from outside your organization.'],
    [
      'en',
      'ZjQcmQRYFpfptBannerStart\nThis Message Is From an Untrusted Sender\nYou have not previously corresponded with this sender.\nReport Suspicious\nZjQcmQRYFpfptBannerEnd',
    ],
    [
      'en',
      'Caution: This email was sent from outside of Example Corp. Please be careful when clicking on links.',
    ],
    ['en', 'WARNING: This email came from an external source. Exercise caution before opening attachments.'],
    ['en', 'CAUTION\n\nThis email originated from outside the company.'],
    [
      'en',
      "Some people who received this message don't often get email from mira@person.example. Learn why this is important",
    ],
    ['en', "You don't often get email from mira@person.example. Learn why this is important"],
    ['en', '| CAUTION: EXTERNAL EMAIL |'],
    [
      'en',
      "Be careful with this message. The sender hasn't authenticated this message so it could be suspicious.",
    ],
    [
      'en',
      'CAUTION: This email originated from outside of the\norganization. Do not click links or open attachments unless\nyou recognize the sender.',
    ],
    [
      'de',
      'ACHTUNG: Diese E-Mail stammt von einem externen Absender. Öffnen Sie keine Anhänge und klicken Sie nicht auf Links, wenn Sie den Absender nicht kennen.',
    ],
    [
      'de',
      'Vorsicht! Externe E-Mail. Bitte öffnen Sie keine Links oder Anhänge, wenn Sie den Absender nicht kennen.',
    ],
    ['de', '[EXTERN]'],
    [
      'de',
      'Sie erhalten nicht oft eine E-Mail von mira@person.example. Erfahren Sie, warum dies wichtig ist',
    ],
    ['de', 'Diese Nachricht wurde von außerhalb der Organisation gesendet.'],
    [
      'fr',
      "ATTENTION : ce courriel provient de l'extérieur de l'organisation. Ne cliquez pas sur les liens et n'ouvrez pas les pièces jointes à moins de connaître l'expéditeur.",
    ],
    [
      'fr',
      "Vous n'obtenez pas souvent d'e-mail à partir de mira@person.example. Découvrez pourquoi ceci est important",
    ],
    ['fr', 'COURRIEL EXTERNE'],
    [
      'es',
      'PRECAUCIÓN: Este correo electrónico se originó fuera de la organización. No haga clic en enlaces ni abra archivos adjuntos a menos que reconozca al remitente.',
    ],
    ['es', 'No suele recibir correos electrónicos de mira@person.example. Por qué esto es importante'],
    ['es', 'CORREO EXTERNO'],
    [
      'pt',
      'CUIDADO: Este e-mail foi enviado de fora da organização. Não clique em links nem abra anexos a menos que reconheça o remetente.',
    ],
    ['pt', 'Você não costuma receber emails de mira@person.example. Saiba por que isso é importante'],
    [
      'it',
      "ATTENZIONE: questa email proviene dall'esterno dell'organizzazione. Non cliccare sui link e non aprire gli allegati se non si conosce il mittente.",
    ],
    [
      'it',
      'Non si ricevono spesso messaggi di posta elettronica da mira@person.example. Scopri perché è importante',
    ],
    [
      'nl',
      'LET OP: Deze e-mail is afkomstig van buiten de organisatie. Klik niet op links en open geen bijlagen tenzij u de afzender herkent.',
    ],
    [
      'nl',
      'U ontvangt niet vaak e-mail van mira@person.example. Meer informatie over waarom dit belangrijk is',
    ],
    [
      'da',
      'ADVARSEL: Denne e-mail kommer fra en ekstern afsender. Klik ikke på links, og åbn ikke vedhæftede filer, medmindre du kender afsenderen.',
    ],
    ['da', 'Du får ikke ofte mails fra mira@person.example. Få mere at vide om, hvorfor dette er vigtigt'],
    [
      'nb',
      'ADVARSEL: Denne e-posten kommer fra en ekstern avsender. Ikke klikk på lenker eller åpne vedlegg med mindre du kjenner avsenderen.',
    ],
    ['nb', 'Du får ikke ofte e-post fra mira@person.example. Finn ut hvorfor dette er viktig'],
    [
      'sv',
      'VARNING: Detta mejl kommer från en extern avsändare. Klicka inte på länkar och öppna inte bilagor om du inte känner igen avsändaren.',
    ],
    ['sv', 'Du får inte ofta e-post från mira@person.example. Läs om varför det här är viktigt'],
    [
      'fi',
      'VAROITUS: Tämä viesti on lähetetty organisaation ulkopuolelta. Älä avaa linkkejä tai liitteitä, ellet tunnista lähettäjää.',
    ],
    [
      'fi',
      'Et saa usein sähköpostia osoitteesta mira@person.example. Lue lisätietoja siitä, miksi tämä on tärkeää',
    ],
    [
      'pl',
      'UWAGA: Ta wiadomość pochodzi spoza organizacji. Nie klikaj w linki ani nie otwieraj załączników, jeśli nie znasz nadawcy.',
    ],
    [
      'pl',
      'Nie otrzymujesz często wiadomości e-mail od mira@person.example. Dowiedz się, dlaczego to jest ważne',
    ],
    [
      'cs',
      'UPOZORNĚNÍ: Tento e-mail pochází z externího zdroje. Neklikejte na odkazy ani neotevírejte přílohy, pokud neznáte odesílatele.',
    ],
    ['cs', 'Od mira@person.example nedostáváte e-maily často. Zjistěte, proč je to důležité'],
    [
      'ru',
      'ВНИМАНИЕ: Это письмо отправлено от внешнего отправителя. Не переходите по ссылкам и не открывайте вложения, если вы не знаете отправителя.',
    ],
    ['ru', 'Вы нечасто получаете письма от mira@person.example. Узнайте, почему это важно'],
    [
      'uk',
      'УВАГА: Цей лист надійшов із-за меж організації. Не переходьте за посиланнями, якщо не знаєте відправника.',
    ],
    ['uk', 'Ви не часто отримуєте електронні листи від mira@person.example. Дізнайтеся, чому це важливо'],
    [
      'hu',
      'FIGYELEM: Ez az e-mail külső feladótól érkezett. Ne kattintson a linkekre, és ne nyisson meg mellékleteket, ha nem ismeri a feladót.',
    ],
    ['hu', 'Nem gyakran kap e-mailt innen: mira@person.example. Miért fontos ez?'],
    [
      'tr',
      'DİKKAT: Bu e-posta kurum dışından gönderilmiştir. Göndereni tanımıyorsanız bağlantılara tıklamayın ve ekleri açmayın.',
    ],
    ['tr', 'mira@person.example adresinden sık e-posta almıyorsunuz. Bunun neden önemli olduğunu öğrenin'],
    [
      'el',
      'ΠΡΟΣΟΧΗ: Αυτό το email προέρχεται από εξωτερικό αποστολέα. Μην ανοίγετε συνδέσμους ή συνημμένα αν δεν γνωρίζετε τον αποστολέα.',
    ],
    ['el', 'Δεν λαμβάνετε συχνά μηνύματα από mira@person.example. Μάθετε γιατί αυτό είναι σημαντικό'],
    ['he', 'זהירות: הודעה זו נשלחה מחוץ לארגון. אין ללחוץ על קישורים או לפתוח קבצים אם אינך מכיר את השולח.'],
    ['he', 'אינך מקבל לעתים קרובות דואר אלקטרוני מ- mira@person.example. למד מדוע זה חשוב'],
    [
      'ar',
      'تنبيه: هذه الرسالة واردة من خارج المؤسسة. لا تنقر على الروابط ولا تفتح المرفقات إذا كنت لا تعرف المرسل.',
    ],
    ['ar', 'لا تتلقى رسائل بريد إلكتروني غالبًا من mira@person.example. تعرف على سبب أهمية ذلك'],
    ['zh', '注意：此邮件来自外部发件人。请勿点击链接或打开附件，除非您确认发件人可信。'],
    ['zh', '你通常不会收到来自 mira@person.example 的电子邮件。了解这一点为什么很重要'],
    ['zh', '【外部邮件】'],
    ['zh', '您通常不會收到來自 mira@person.example 的電子郵件。了解為何這很重要'],
    ['ja', '【社外メール】'],
    [
      'ja',
      '注意：このメールは社外から送信されています。リンクのクリックや添付ファイルの開封にはご注意ください。',
    ],
    [
      'ja',
      'mira@person.example からメールを受け取ることはあまりありません。これが重要である理由の詳細については',
    ],
    ['ko', '[외부메일]'],
    ['ko', '주의: 이 메일은 외부에서 발송되었습니다. 링크를 클릭하거나 첨부파일을 열 때 주의하세요.'],
    ['ko', 'mira@person.example에서 자주 전자 메일을 받지 않습니다. 이것이 중요한 이유 알아보기'],
  ])('%s: %s', (_, banner) => {
    expect(shown(`${banner}\n\n${OWN}`)).toBe(OWN);
    expect(shown(`${banner}\n${OWN}`)).toBe(OWN);
  });

  it('and the own words behind it begin with the greeting removed', () => {
    expect(shown(`[EXTERNAL]\n\nHi Ada,\n\n${OWN}`)).toBe(OWN);
    expect(shown(`EXTERNAL EMAIL: ${OWN}`)).toBe(OWN);
    expect(shown(`CAUTION: External email.\n\nATTENTION : Courriel externe.\n\n${OWN}`)).toBe(OWN);
  });
});

describe('own words are no banner', () => {
  it.each([
    'Caution: the crane is wet. Please wait until Monday.',
    'External auditors come on Monday. Can you open the yard?',
    'This email is about the external audit. Can you come?',
    'Achtung: Der Kran ist nass.',
    'Attention : la grue est en panne.',
    'The external sender list is ready.',
    'Extern vergeben wir nichts mehr.',
    'Outside it rains.',
    'Please do not click the link before Friday.',
    '外部の業者が来ます。',
    '外部审计周一开始。',
  ])('%s', (mail) => {
    expect(shown(mail)).toBe(mail);
  });

  it('also above a banner', () => {
    const banner = '[This message was sent from outside of the organization. Treat hyperlinks with caution.]';
    expect(shown(`The crane is late.\n\n${banner}`)).toContain('The crane is late.');
    expect(shown(`Thanks Bob\n\n${banner}`)).toContain('Thanks Bob');
  });

  it.each([
    ['EXTERNAL', 'Please verify the amounts in the attachment. The link is below.'],
    ['EXTERN', 'Bitte prüfen Sie den Anhang. Klicken Sie auf den Link.'],
    ['EXTERNE', 'Merci de vérifier la pièce jointe. Cliquez sur le lien.'],
    ['EXTERNO', 'Por favor revise el archivo adjunto. Abra el enlace.'],
    ['ESTERNO', 'Le chiedo di aprire gli allegati.'],
    ['внешнее', 'Прошу открыть вложение и проверить адрес отправителя.'],
    ['外部', '请点击链接，打开附件。'],
    ['社外', '添付ファイルをご確認ください。'],
    ['외부', '첨부파일을 확인해 주세요. 링크는 아래에 있습니다.'],
  ])('also behind [%s]: %s', (label, own) => {
    expect(shown(`[${label}]\n\n${own}`)).toBe(own);
  });

  it('also behind a banner', () => {
    const own = 'Please confirm the slot. Do you trust the sender of the crane plan?';
    expect(shown(`[EXTERNAL]\n\n${own}`)).toBe(own);
  });

  it('a mail of a banner alone keeps its gist elsewhere', () => {
    expect(shown('[EXTERNAL]')).toBe('');
  });
});
