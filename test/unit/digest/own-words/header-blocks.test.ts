import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string): string {
  return extractOwnWords(text, 'Bob Marsh').join('\n').trim();
}

const ADA = 'Ada Quist <ada@example.com>';

describe('the header of a quoted mail', () => {
  it.each([
    ['English', `From: ${ADA}\nSent: Monday, November 23, 2026 10:00 AM\nTo: Bob\nSubject: Plan`],
    [
      'English, no addresses',
      'From: Ada Quist\nSent: Monday, November 23, 2026 10:00\nTo: Bob\nSubject: Plan',
    ],
    [
      'English, Outlook for Mac',
      'From: Ada Quist\nDate: Monday, 23 November 2026 at 10:00\nTo: Bob\nSubject: Plan',
    ],
    [
      'English, the subject first',
      `Subject: Plan\nFrom: ${ADA}\nTo: bob@example.com\nDate: Mon, 23 Nov 2026`,
    ],
    [
      'English, all fields',
      `From: ${ADA}\nReply-To: ${ADA}\nTo: Bob\nCc: Cy\nCc: Di\nDate: Monday\nSubject: Plan`,
    ],
    ['English, old Outlook', 'From: Ada Quist [mailto:ada@example.com]\nSent: Monday\nTo: Bob'],
    ['English, stars', `*From:* ${ADA}\n*Date:* Monday\n*To:* Bob\n*Subject:* Plan`],
    ['English, Markdown', `**From:** ${ADA}\n**Sent:** Monday\n**To:** Bob`],
    ['English, a table', `| From: ${ADA}\n| Date: Monday\n| Subject: Plan`],
    ['English, a blank line after each', `From: ${ADA}\n\nSent: Monday\n\nTo: Bob\n\nSubject: Plan`],
    ['English, values below', `From:\n${ADA}\nDate:\nMonday\nSubject:\nPlan`],
    [
      'English, wrapped',
      `From: ${ADA}\nTo: Bob <bob@example.com>,\n Cy <cy@example.com>,\n Di\nSubject: a long\n plan`,
    ],
    [
      'English, Notes',
      'From:        Ada Quist/Firm/DE\nTo:        Bob Marsh/Firm@Firm\nDate:        23.11.2026 10:00\nSubject:        Plan',
    ],
    ['English, Notes of old', `${ADA}\n11/23/2026 10:00 AM\n\nTo\nBob Marsh\ncc\n\nSubject\nPlan`],
    [
      'German, Notes of old',
      'Ada Quist/Firma/DE\n23.11.2026 10:00\n\n        An:     Bob/Firma\n        Thema:  Plan',
    ],
    ['German', `Von: ${ADA}\nGesendet: Montag, 23. November 2026 10:00\nAn: Bob\nBetreff: Plan`],
    ['German, Apple Mail', `Von: ${ADA}\nDatum: 23. November 2026 um 10:00:00 MEZ\nAn: Bob\nBetreff: Plan`],
    ['Dutch', `Van: ${ADA}\nVerzonden: maandag 23 november 2026 10:00\nAan: Bob\nOnderwerp: Plan`],
    ['Danish', `Fra: ${ADA}\nSendt: 23. november 2026 10:00\nTil: Bob\nEmne: Plan`],
    ['Norwegian', `Fra: ${ADA}\nDato: mandag 23. november 2026 kl. 10:00\nTil: Bob\nEmne: Plan`],
    ['Swedish', 'Från: Ada Quist\nSkickat: den 23 november 2026 10:00\nTill: Bob\nÄmne: Plan'],
    ['French', `De : ${ADA}\nEnvoyé : lundi 23 novembre 2026 10:00\nÀ : Bob\nObjet : Plan`],
    [
      'French, Zimbra',
      'De: "Ada Quist" <ada@example.com>\nÀ: "Bob"\nEnvoyé: Lundi 23 Novembre 2026 10:00:00\nObjet: Plan',
    ],
    ['Spanish', `De: ${ADA}\nEnviado el: lunes, 23 de noviembre de 2026 10:00\nPara: Bob\nAsunto: Plan`],
    ['Spanish, Apple Mail', `De: ${ADA}\nAsunto: Plan\nFecha: 23 de noviembre de 2026\nPara: Bob`],
    ['Portuguese', `De: ${ADA}\nEnviada em: segunda-feira, 23 de novembro de 2026\nPara: Bob\nAssunto: Plan`],
    ['Portuguese in Portugal', `De: ${ADA}\nEnviado: 23 de novembro de 2026 10:00\nPara: Bob\nAssunto: Plan`],
    ['Italian', 'Da: Ada Quist\nInviato: lunedì 23 novembre 2026 10:00\nA: Bob\nOggetto: Plan'],
    ['Polish', `Od: ${ADA}\nWysłano: poniedziałek, 23 listopada 2026 10:00\nDo: Bob\nTemat: Plan`],
    ['Polish, Gmail', `Od: ${ADA}\nDate: pon., 23 lis 2026 o 10:00\nSubject: Plan\nTo: Bob`],
    ['Czech', `Od: ${ADA}\nOdesláno: pondělí 23. listopadu 2026 10:00\nKomu: Bob\nPředmět: Plan`],
    ['Hungarian', `Feladó: ${ADA}\nElküldve: 2026. november 23., hétfő 10:00\nCímzett: Bob\nTárgy: Plan`],
    ['Turkish', `Kimden: ${ADA}\nGönderildi: 23 Kasım 2026 Pazartesi 10:00\nKime: Bob\nKonu: Plan`],
    [
      'Finnish',
      `Lähettäjä: ${ADA}\nLähetetty: maanantai 23. marraskuuta 2026 10.00\nVastaanottaja: Bob\nAihe: Plan`,
    ],
    ['Russian', `От: ${ADA}\nОтправлено: 23 ноября 2026 г. 10:00\nКому: Bob\nТема: Plan`],
    ['Ukrainian', `Від: ${ADA}\nНадіслано: 23 листопада 2026 р. 10:00\nКому: Bob\nТема: Plan`],
    ['Greek', `Από: ${ADA}\nΣτάλθηκε: Δευτέρα, 23 Νοεμβρίου 2026 10:00\nΠρος: Bob\nΘέμα: Plan`],
    ['Hebrew', `מאת: ${ADA}\nנשלח: יום שני 23 נובמבר 2026 10:00\nאל: Bob\nנושא: Plan`],
    ['Arabic', `من: ${ADA}\nتم الإرسال: الاثنين، 23 نوفمبر 2026 10:00\nإلى: Bob\nالموضوع: Plan`],
    [
      'Chinese',
      '发件人: "Ada"<ada@example.com>\n发送时间: 2026年11月23日(星期一) 上午10:00\n收件人: "Bob"\n主题: Plan',
    ],
    ['Chinese, wide colons', `发件人：${ADA}\n日期：2026年11月23日\n收件人：Bob\n主题：Plan`],
    ['Chinese in Taiwan', `寄件者: ${ADA}\n寄件日期: 2026年11月23日 上午 10:00\n收件者: Bob\n主旨: Plan`],
    ['Japanese', `差出人: ${ADA}\n送信日時: 2026年11月23日 10:00\n宛先: Bob\n件名: Plan`],
    ['Japanese, wide colons', `差出人：${ADA}\n日時：2026年11月23日 10:00\n宛先：Bob\n件名：Plan`],
    [
      'Korean',
      `보낸 사람: ${ADA}\n보낸 날짜: 2026년 11월 23일 월요일 오전 10:00\n받는 사람: Bob\n제목: Plan`,
    ],
    ['Korean, no blanks', `보낸사람: ${ADA}\n받는사람: Bob\n날짜: 2026년 11월 23일\n제목: Plan`],
  ])('is dropped in %s with the mail below it', (_, header) => {
    expect(own(`Yes.\n\n${header}\n\nShall we?`)).toBe('Yes.');
    expect(own(`Yes.\n\n________________________________\n${header}\n\nShall we?`)).not.toMatch(
      /Ada|Plan|Shall/,
    );
  });

  it.each([
    '-----Original Message-----',
    '---------- Forwarded message ---------',
    '----- Forwarded by Ada Quist/Firm on 23.11.2026 10:00 -----',
    'Begin forwarded message:',
    '-----Ursprüngliche Nachricht-----',
    'Anfang der weitergeleiteten Nachricht:',
    '-------- Weitergeleitete Nachricht --------',
    '-----Oorspronkelijk bericht-----',
    'Begin doorgestuurd bericht:',
    '-----Oprindelig meddelelse-----',
    'Start på videresendt besked:',
    '-----Opprinnelig melding-----',
    'Videresendt melding:',
    '-----Ursprungligt meddelande-----',
    'Vidarebefordrat brev:',
    "-----Message d'origine-----",
    '----- Mail original -----',
    'Début du message réexpédié :',
    '-----Mensaje original-----',
    'Inicio del mensaje reenviado:',
    '---------- Mensagem encaminhada ---------',
    'Início da mensagem reencaminhada:',
    '-----Messaggio originale-----',
    'Inizio messaggio inoltrato:',
    '-----Wiadomość oryginalna-----',
    'Początek przekazywanej wiadomości:',
    '---------- Přeposlaná zpráva ---------',
    'Začátek přeposlané zprávy:',
    '-----Eredeti üzenet-----',
    '---------- Továbbított üzenet ---------',
    '-----Özgün İleti-----',
    '---------- İletilmiş mesaj ---------',
    '-----Alkuperäinen viesti-----',
    'Välitetty viesti alkaa:',
    '-------- Пересылаемое сообщение --------',
    'Начало переадресованного сообщения:',
    '-----Исходное сообщение-----',
    '---------- Переслане повідомлення ---------',
    '---------- Προωθημένο μήνυμα ---------',
    '---------- הודעה שהועברה ---------',
    '---------- رسالة مُعاد توجيهها ---------',
    '---------- 转发的邮件 ---------',
    '------------------ 原始邮件 ------------------',
    '開始轉寄郵件：',
    '-----元のメッセージ-----',
    '転送されたメッセージ:',
    '-----원본 메시지-----',
    '---------- 전달된 메시지 ---------',
    '---------- Thư được chuyển tiếp ---------',
  ])('is dropped below %j', (announcement) => {
    expect(own(`Yes.\n\n${announcement}\nFrom: Ada\nSubject: Plan\n\nShall we?`)).toBe('Yes.');
    expect(own(`${announcement}\nFrom: Ada\nSubject: Plan\n\nShall we?`)).toBe('Shall we?');
  });

  it.each([
    ['a journey', 'From: London\nTo: Paris\nDate: 3 December 2026\nTime: 08:30'],
    ['a journey with its time', 'From: London Heathrow\nTo: Paris CDG\nDate: Thu, 3 December 2026 at 08:30'],
    ['a German journey', 'Von: Berlin Hbf\nNach: Köln Hbf\nDatum: 3.12.2026\nAbfahrt: 08:30'],
    ['a Spanish journey', 'De: Madrid Atocha\nA: Sevilla\nFecha: 12 de diciembre de 2026\nHora: 10:00'],
    ['a French journey', 'De : Paris Gare de Lyon\nÀ : Lyon\nDate : 3 décembre 2026\nVoiture : 12'],
    [
      'an Italian journey',
      'Da: Roma Termini\nA: Milano Centrale\nData: 3 dicembre 2026 ore 8:30\nTreno: 9612',
    ],
    ['a Portuguese journey', 'De: Lisboa\nPara: Porto\nData: 3 de dezembro de 2026\nPartida: 08:30'],
    ['a Polish journey', 'Od: Warszawa\nDo: Kraków\nData: 3.12.2026\nGodzina: 08:30'],
    ['a Dutch journey', 'Van: Utrecht\nNaar: Den Haag\nDatum: 3 december 2026\nTijd: 08:30'],
    ['a Russian journey', 'От: Москва\nДо: Тверь\nДата: 3 декабря 2026\nВремя: 08:30'],
    ['a Chinese journey', '从: 北京\n到: 上海\n日期: 2026年12月3日\n时间: 08:30'],
    ['a parcel', 'From: DHL\nTo: Ada Quist\nDate: 3 December 2026\nParcel: 4711'],
    ['a parcel that was sent', 'From: Amazon\nSent: 3 December 2026\nTo: Ada Quist\nDelivery: 5 December'],
    ['a parcel of a friend', 'From: Amazon\nSent: 3 December 2026\nTo: Ada Quist'],
    ['who pays', 'From: ada@example.com\nTo: bob@example.com'],
    [
      'a payment with its time',
      'From: ada@example.com\nTo: bob@example.com\nDate: 3.12.2026, 10:00\nAmount: 50 EUR',
    ],
    ['a request of a web page', 'Name: Ada\nFrom: ada@example.com\nSubject: Crane\nPhone: 123'],
    ['a room', 'From: 3 December 2026\nTo: 5 December 2026\nRoom: 12'],
    ['hours', 'Monday\nFrom: 9:00\nTo: 17:00'],
    ['a transfer', 'From: ada@example.com\nTo: bob@example.com\nAmount: 50 EUR\nDate: 3 December 2026'],
    ['a form', 'Name: Ada Quist\nFrom: ada@example.com\nTo: the office\nPhone: 123'],
    ['minutes', 'Date: 3 December 2026\nTo: all\nPresent: Ada, Bob'],
    ['minutes with a time', 'Date: 23 November 2026, 10:00\nTo: all\nFrom: Mira\nSubject: Site meeting'],
    ['a memo', 'To: all staff\nFrom: Ada Quist\nDate: 3 December 2026\nSubject: Parking'],
    ['a call', 'From: +49 30 123456\nTo: 4711\nDate: 3.12.2026 08:30\nDuration: 0:35'],
    ['what a mail is to say', 'To: ada@example.com\nSubject: Crane'],
  ])('is distinguished from the lines of %s', (_, lines) => {
    const text = `Here it is.\n\n${lines}\n\nAll the rest below.`;
    expect(own(text)).toBe(text);
  });

  it('is distinguished from a line that announces text of the same mail', () => {
    const text = 'Here it is.\n\nOriginal message:\nThe crane is late.';
    expect(own(text)).toBe(text);
  });

  it('is distinguished from a heading between dashes', () => {
    expect(own('All of it:\n--- The plan ---\nWe meet.')).toBe('All of it:\n--- The plan ---\nWe meet.');
  });
});
