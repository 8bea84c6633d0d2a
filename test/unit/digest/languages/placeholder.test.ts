import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../../../shared/digest/languages/placeholder.ts';

describe('a text part is a placeholder when it only points to the HTML part', () => {
  it.each([
    ['en', 'To view this email message, open it in a program that understands HTML!'],
    ['en', 'To view the message, please use an HTML compatible email viewer!'],
    ['en', 'Your email client does not support HTML messages.'],
    [
      'en',
      'Your email client cannot read this email.\nTo view it online, please go here:\nhttps://news.example/v/1',
    ],
    ['en', 'This is a multi-part message in MIME format.'],
    ['en', 'Having trouble viewing this email? View it in your browser: https://news.example/v/1'],
    ['en', 'View web version\nhttps://news.example/v/1'],
    ['en', "If you can't see this message, click here to view it."],
    ['de', 'Ihr E-Mail-Programm kann leider keine HTML-E-Mails darstellen.'],
    [
      'de',
      'Sollte diese E-Mail nicht korrekt angezeigt werden, klicken Sie bitte hier: https://news.example/v/1',
    ],
    ['de', 'Diese Nachricht im Browser ansehen'],
    ['nl', 'Bekijk deze e-mail in uw browser.'],
    ['nl', 'Wordt deze nieuwsbrief niet goed weergegeven? Klik hier.'],
    ['da', 'Se denne e-mail i din browser'],
    ['da', 'Vises denne mail ikke korrekt? Klik her'],
    ['nb', 'Vis denne e-posten i nettleseren din'],
    ['sv', 'Om du inte kan läsa det här mejlet, klicka här'],
    ['sv', 'Visa i webbläsaren'],
    ['fr', 'Si vous ne parvenez pas à lire ce message, cliquez ici : https://news.example/v/1'],
    ['fr', "Ce message est au format HTML, votre messagerie ne peut pas l'afficher."],
    ['fr', 'Voir la version en ligne'],
    ['es', 'Su cliente de correo no admite HTML.'],
    ['es', 'Si no puede ver este mensaje, ábralo en su navegador.'],
    ['pt', 'Caso não consiga visualizar este e-mail, acesse a versão online'],
    ['it', 'Se non visualizzi correttamente questa email, clicca qui'],
    ['it', 'Visualizza nel browser'],
    ['pl', 'Jeśli wiadomość nie wyświetla się poprawnie, kliknij tutaj'],
    ['cs', 'Pokud se vám e-mail nezobrazuje správně, klikněte sem'],
    ['ru', 'Ваш почтовый клиент не поддерживает HTML'],
    ['ru', 'Если письмо отображается некорректно, откройте его в браузере'],
    ['uk', 'Ваша поштова програма не підтримує HTML-листи'],
    ['el', 'Προβολή στο πρόγραμμα περιήγησης'],
    ['he', 'לצפייה בהודעה זו בדפדפן לחצו כאן'],
    ['ar', 'عرض هذه الرسالة في المتصفح'],
    ['ar', 'برنامج البريد الخاص بك لا يدعم HTML'],
    ['zh', '您的邮件客户端不支持HTML格式，请在浏览器中查看。'],
    ['zh', '若您無法正常顯示此郵件，請點選此處'],
    ['ja', 'このメールはHTML形式です。HTMLメールに対応したメールソフトでご覧ください。'],
    ['ja', 'メールが正しく表示されない場合はこちら'],
    ['ko', '메일이 제대로 보이지 않으면 여기를 클릭하세요'],
    ['fi', 'Jos viesti ei näy oikein, avaa se selaimessa'],
    ['hu', 'Ha a levél nem jelenik meg megfelelően, kattintson ide'],
    ['tr', 'Bu e-postayı görüntüleyemiyorsanız buraya tıklayın'],
    ['none', 'https://news.example/v/1?u=2'],
    ['none', ' \n-----\n\u200c '],
  ])('%s: %j', (_, text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    'The crane is late. Can you move the slot to Friday?',
    'Der Kran kommt am Montag.',
    'La grue est en retard.',
    'クレーンは月曜日に到着します。',
    'Кран приедет в понедельник.',
    '👍',
    'OK',
    `The crane is late. ${'It comes on Monday and needs a clear yard by then. '.repeat(12)}View in browser`,
  ])('does not read %j as a placeholder', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});
