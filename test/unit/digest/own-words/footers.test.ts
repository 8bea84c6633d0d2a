import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string): string {
  return extractOwnWords(text, 'Bob Marsh').join('\n').trim();
}

describe('what a program adds below a mail', () => {
  it.each([
    ['English', 'Sent from my iPhone'],
    ['English, excuses', 'Sent from my iPhone, please excuse any typos.'],
    ['English, Yahoo', 'Sent from Yahoo Mail on Android'],
    ['English, Yahoo with a link', 'Sent from Yahoo Mail for iPhone<https://mail.example.com/?.src=iOS>'],
    ['English, Windows', 'Sent from Mail<https://go.example.com/fwlink/?LinkId=550986> for Windows 10'],
    ['English, Outlook', 'Get Outlook for Android<https://aka.example.com/AAb9ysg>'],
    ['English, Outlook on the web', 'Sent from Outlook'],
    ['English, Proton', 'Sent with Proton Mail secure email.'],
    [
      'English, Proton with a link',
      'Sent with [Proton Mail](https://proton.example.com/mail/home) secure email.',
    ],
    ['English, Proton for phones', 'Sent from Proton Mail for iOS'],
    ['English, K-9', 'Sent from my Android device with K-9 Mail. Please excuse my brevity.'],
    ['English, BlueMail', 'Get BlueMail for Android'],
    ['English, a phone no list has', 'Sent from my Fairphone 4'],
    ['English, T-Mobile', 'Sent from my T-Mobile 4G LTE Device'],
    ['English, Superhuman', 'Sent via Superhuman iOS ( https://sprh.example.com )'],
    ['English, Spark', 'Sent with Spark'],
    ['English, Yahoo with its slogan', 'Yahoo Mail: Search, Organize, Conquer'],
    ['English, Shortwave', 'Sent via Shortwave'],
    ['English, a scanner', 'Virus-free. www.avast.example'],
    ['English, Gmail on a phone', 'Sent from Gmail Mobile'],
    ['German', 'Gesendet von meinem Samsung Galaxy Smartphone.'],
    ['German, iPhone', 'Von meinem iPhone gesendet'],
    ['German, Windows', 'Gesendet von Mail<https://go.example.com/x> für Windows 10'],
    ['German, Outlook', 'Outlook für iOS<https://aka.example.com/o0ukef> beziehen'],
    ['German, Outlook of old', 'Holen Sie sich Outlook für Android<https://aka.example.com/x>'],
    ['German, GMX', 'Gesendet mit der GMX Mail App'],
    ['German, WEB.DE', 'Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.'],
    [
      'German, wrapped',
      'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail auf einem\nTablet gesendet.',
    ],
    ['German, Yahoo', 'Gesendet von Yahoo Mail auf Android'],
    ['German, on the road', 'Von unterwegs gesendet'],
    ['German, Yahoo of old', 'Von Yahoo Mail auf Android gesendet'],
    ['German, a scanner', 'Virenfrei. www.avast.example'],
    ['Dutch', 'Verstuurd vanaf mijn iPhone'],
    ['Dutch, Samsung', 'Verzonden vanaf mijn Galaxy'],
    ['Dutch, Windows', 'Verzonden vanuit Mail voor Windows'],
    ['Dutch, Outlook', 'Outlook voor iOS downloaden'],
    ['Danish', 'Sendt fra min iPhone'],
    ['Danish, Outlook', 'Hent Outlook til iOS'],
    ['Danish, Windows', 'Sendt fra Mail til Windows'],
    ['Norwegian', 'Sendt fra min iPhone'],
    ['Norwegian, Samsung', 'Sendt fra min Samsung Galaxy-smarttelefon.'],
    ['Norwegian, Outlook', 'Skaff deg Outlook for iOS'],
    ['Swedish', 'Skickat från min iPhone'],
    ['Swedish, Windows', 'Skickades från E-post för Windows'],
    ['Swedish, Outlook', 'Hämta Outlook för Android'],
    ['French', 'Envoyé de mon iPhone'],
    ['French, Samsung', 'Envoyé depuis mon smartphone Samsung Galaxy.'],
    ['French, Orange', "Envoyé depuis l'application Mail Orange"],
    ['French, Yahoo', 'Envoyé à partir de Yahoo Mail pour iPhone'],
    ['French, Outlook', 'Télécharger Outlook pour Android<https://aka.example.com/x>'],
    ['French, Windows', 'Provenance : Courrier pour Windows 10'],
    ['French, a scanner', 'Garanti sans virus. www.avast.example'],
    ['Spanish', 'Enviado desde mi iPhone'],
    ['Spanish, Windows', 'Enviado desde Correo para Windows 10'],
    ['Spanish, Outlook', 'Obtener Outlook para iOS'],
    ['Spanish, a phone', 'Enviado desde mi teléfono móvil'],
    ['Portuguese', 'Enviado do meu iPhone'],
    ['Portuguese, Samsung', 'Enviado a partir do meu smartphone Samsung Galaxy.'],
    ['Portuguese, Outlook', 'Obter o Outlook para iOS'],
    ['Portuguese, a phone', 'Enviado do meu celular'],
    ['Italian', 'Inviato da iPhone'],
    ['Italian, mine', 'Inviato dal mio iPhone'],
    ['Italian, Samsung', 'Inviato da smartphone Samsung Galaxy.'],
    ['Italian, Libero', 'Inviato da Libero Mail per Android'],
    ['Italian, Outlook', 'Scarica Outlook per iOS'],
    ['Polish', 'Wysłane z iPhone’a'],
    ['Polish, Samsung', 'Wysłano z telefonu Samsung Galaxy'],
    ['Polish, Outlook', 'Pobierz program Outlook dla systemu iOS'],
    ['Polish, Windows', 'Wysłane z aplikacji Poczta dla systemu Windows'],
    ['Czech', 'Odesláno z iPhonu'],
    ['Czech, Outlook', 'Získat Outlook pro iOS'],
    ['Czech, Windows', 'Odesláno z aplikace Pošta pro Windows'],
    ['Hungarian', 'Az iPhone készülékemről küldve'],
    ['Hungarian, of old', 'Elküldve az iPhone-omról'],
    ['Hungarian, Outlook', 'Outlook letöltése iOS-re'],
    ['Turkish', 'iPhone’umdan gönderildi'],
    ['Turkish, Outlook', 'Android için Outlook’u edinin'],
    ['Turkish, Samsung', 'Samsung Galaxy akıllı telefonumdan gönderildi.'],
    ['Turkish, Windows', 'Windows 10 için Posta ile gönderildi'],
    ['Finnish', 'Lähetetty iPhonesta'],
    ['Finnish, Samsung', 'Lähetetty Samsung Galaxy -älypuhelimesta.'],
    ['Finnish, Outlook', 'Hanki Outlook for iOS'],
    ['Russian', 'Отправлено с iPhone'],
    ['Russian, Mail.ru', 'Отправлено из мобильной Почты Mail.ru'],
    ['Russian, Yandex', 'Отправлено из мобильного приложения Яндекс.Почты'],
    ['Russian, Outlook', 'Скачать Outlook для iOS'],
    ['Ukrainian', 'Надіслано з iPhone'],
    ['Ukrainian, Outlook', 'Отримати Outlook для Android'],
    ['Greek', 'Στάλθηκε από το iPhone μου'],
    ['Greek, Outlook', 'Αποκτήστε το Outlook για iOS'],
    ['Hebrew', 'נשלח מה-iPhone שלי'],
    ['Hebrew, Outlook', 'קבל את Outlook עבור iOS'],
    ['Arabic', 'أُرسلت من الـ iPhone'],
    ['Arabic, mine', 'مرسل من iPhone الخاص بي'],
    ['Arabic, Outlook', 'احصل على Outlook لـ iOS'],
    ['Chinese', '发自我的iPhone'],
    ['Chinese, Windows', '从 Windows 版邮件发送'],
    ['Chinese, QQ', '发自我的QQ邮箱'],
    ['Chinese, a phone', '发自我的手机'],
    ['Chinese in Taiwan', '從我的 iPhone 傳送'],
    ['Japanese', 'iPhoneから送信'],
    ['Japanese, Windows', 'Windows 版のメールから送信'],
    ['Japanese, a phone', 'スマートフォンから送信'],
    ['Japanese, Outlook', 'Outlook for iOS を入手'],
    ['Korean', '나의 iPhone에서 보냄'],
    ['Korean, Samsung', 'Samsung Galaxy 스마트폰에서 보냈습니다.'],
    ['Korean, Outlook', 'iOS용 Outlook 다운로드'],
  ])('is dropped in %s', (_, footer) => {
    expect(own(`Yes.\n\n${footer}`)).toBe('Yes.');
    expect(own(`Yes.\n\n${footer}\n\nOn Mon, 23 Nov 2026 at 10:00, Ada <a@example.com> wrote:\n\n> Hi`)).toBe(
      'Yes.',
    );
  });

  it.each([
    'Sent from the office printer yesterday, can you see it?',
    'Sent from Outlook yesterday, did you get it?',
    'Sent from my lawyer yesterday.',
    'Sent by courier on Monday.',
    'Get the keys from my phone shop.',
    'Get Outlook for the new driver, please, he has only a phone.',
    'Отправлено из Казани вчера, лебёдка будет завтра.',
    'Gesendet aus Köln.',
    'Gesendet wurde die Ware am Montag.',
    'Von meinem Bruder habe ich nichts gehört, die Karte wurde gesendet.',
    'Envoyé lundi par la poste.',
    'Enviado ayer por correo certificado.',
    'Verzonden op maandag.',
    'Отправлено вчера курьером.',
    '用手机打给我。',
    '資料をメールで送信しました。',
    '어제 택배로 보냈습니다.',
    'Outlook for Windows crashes when I open the plan.',
    'I get Outlook for my team on Monday.',
  ])('is told from the own words %j', (line) => {
    expect(own(`Hello.\n\n${line}`)).toBe(`Hello.\n\n${line}`);
  });

  it('leaves the forwarded mail when nothing else stands above it', () => {
    const forwarded = 'Begin forwarded message:\n\nFrom: Ada <a@example.com>\nSubject: Plan\n\nShall we?';
    expect(own(`Sent from my iPhone\n\n${forwarded}`)).toBe('Shall we?');
  });
});

describe('the frame of a ticket system or platform', () => {
  it.each([
    ['English', '##- Please type your reply above this line -##'],
    ['English, Jira', '—-—-—-—-— Reply above this line. —-—-—-—-—'],
    ['English, Basecamp', '--- Please reply above this line ---'],
    ['English, dotted', '=== Write your reply above the dotted line ==='],
    ['English, Help Scout', '## Reply above this line ##'],
    ['English, Basecamp of old', 'Write ABOVE THIS LINE to post a reply or view this on Basecamp'],
    ['German', '##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##'],
    ['German, plain', 'Bitte antworten Sie oberhalb dieser Zeile.'],
    ['Dutch', '##- Typ uw antwoord boven deze regel -##'],
    ['Danish', '##- Skriv dit svar over denne linje -##'],
    ['Norwegian', '--- Skriv svaret ditt over denne linjen ---'],
    ['Swedish', '##- Skriv ditt svar ovanför den här raden -##'],
    ['French', '##- Veuillez saisir votre réponse au-dessus de cette ligne -##'],
    ['Spanish', '##- Por favor, escriba su respuesta por encima de esta línea -##'],
    ['Portuguese', '##- Digite sua resposta acima desta linha -##'],
    ['Italian', '--- Scrivi la tua risposta sopra questa riga ---'],
    ['Polish', '##- Wpisz odpowiedź powyżej tej linii -##'],
    ['Czech', '--- Odpovídejte prosím nad tuto čáru ---'],
    ['Hungarian', '--- Kérjük, válaszát e sor fölé írja ---'],
    ['Turkish', '--- Lütfen yanıtınızı bu satırın üstüne yazın ---'],
    ['Finnish', '--- Kirjoita vastauksesi tämän rivin yläpuolelle ---'],
    ['Russian', '##- Введите ответ выше этой строки -##'],
    ['Ukrainian', '--- Напишіть відповідь вище цього рядка ---'],
    ['Greek', '--- Γράψτε την απάντησή σας πάνω από αυτή τη γραμμή ---'],
    ['Hebrew', '--- כתבו את תשובתכם מעל שורה זו ---'],
    ['Arabic', '--- اكتب ردك فوق هذا السطر ---'],
    ['Chinese', '##- 请在此行上方输入您的回复 -##'],
    ['Japanese', '##- この行より上に返信を入力してください -##'],
    ['Korean', '--- 이 줄 위에 회신을 입력하세요 ---'],
    ['a language without a table', '##- Vui lòng nhập câu trả lời của bạn phía trên dòng này -##'],
  ])('is dropped in %s', (_, line) => {
    expect(own(`${line}\n\nYour ticket is solved.`)).toBe('Your ticket is solved.');
  });

  it.each([
    [
      'GitHub',
      '—\nReply to this email directly, view it on GitHub<https://github.example/x/1>, or unsubscribe.\nYou are receiving this because you were mentioned.',
    ],
    ['GitHub of old', '---\nReply to this email directly or view it on GitHub:\nhttps://github.example/x/1'],
    [
      'GitLab',
      "-- \nReply to this email directly or view it on GitLab: https://gitlab.example/x\nYou're receiving this email because of your account on gitlab.example.",
    ],
    ['Jira', '--\nThis message was sent by Atlassian Jira\n(v8.20.10#820010)'],
    [
      'Google Groups',
      '-- \nYou received this message because you are subscribed to the Google Groups "Team" group.',
    ],
    ['Mailman', '_______________________________________________\nTeam mailing list\nTeam@lists.example.com'],
    [
      'OTRS',
      '---\nThis message was sent from the ticket system. Please do not change the subject line when you reply.',
    ],
    ['Asana', '—\nReply to this email or view in Asana\nUnfollow this task'],
    ['Trello', 'Reply to this email to comment on this card.'],
    ['Phabricator', 'EMAIL PREFERENCES\n  https://phab.example/x\n\nTo: ada, mira'],
    [
      'GitHub Mobile',
      '—\nReply to this email directly, view it on GitHub.\nTriage notifications on the go with GitHub Mobile for iOS or Android.',
    ],
    ["a rule above the firm's name", '------------------------------\nMarsh Cranes Ltd, Yard manager'],
    ['a rule', '-----\nBob Marsh\nManager, Communications\nPhone: +1 555.555.5555'],
    ['a rule of equals signs', '=====================\nBob Marsh | Director\nhttps://example.com'],
    ['a rule of stars', '***\nBob\nMarsh & Co.'],
    ['a broken rule', '— — —\nBob Marsh\nHead of cranes'],
    ['a Japanese rule', '━━━━━━━━━━\n株式会社みなと 営業部\nBob Marsh\nTEL: 03-5550-0142\n━━━━━━━━━━'],
    ['underscores', '________________\nBob Marsh\nMobile 0151 23456789'],
  ])('is dropped below the text: %s', (_, frame) => {
    expect(
      own(`Looks good.\n\n${frame}`)
        .replace(/[^\p{L}.\s]/gu, '')
        .trim(),
    ).toBe('Looks good.');
  });

  it.each([
    'First part.\n-----\nThe second part follows here.',
    'First part.\n-----\nMarsh brings the keys',
    'Report\n=====\nCranes: 5\nYards: 2',
    'Numbers\n-----\nJon: +49 30 1234567\nAda: +49 30 7654321',
    'Sign the form above this line.',
    'The comment that you made above the line of cranes is right.',
  ])('is told from the own words %j', (text) => {
    expect(own(text)).toBe(text);
  });
});
