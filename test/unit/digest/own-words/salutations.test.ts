import { describe, expect, it } from 'vitest';
import { removeGreeting } from '../../../../shared/digest/own-words/salutations.ts';

describe('removeGreeting', () => {
  it.each([
    [
      'English',
      'Hi Ada, | Hello | Hey Ada | Dear Sir or Madam, | Dear Ms. Quist: | Hi all, | Good morning Ada!',
    ],
    [
      'English',
      'Hi Ada, Bob and Mira, | Dear Mr. and Mrs. Quist, | hi team | Hello everyone, | To whom it may concern:',
    ],
    [
      'English',
      'Dear Dr. Ada Quist, | Hi there! | Hello Ada – | Dear valued customer, | Hi Ada & Bob, | Dear Ada, dear Bob,',
    ],
    [
      'German',
      'Hallo zusammen, | Sehr geehrte Damen und Herren, | Liebe Ada, lieber Bob, | Moin! | Guten Tag Frau Quist,',
    ],
    [
      'German',
      'Sehr geehrte Frau Dr. Quist, | Liebe Kolleginnen und Kollegen, | Grüezi Herr Holt | Hallo Ada | Servus Bob,',
    ],
    [
      'German',
      'Sehr geehrte Frau Quist, sehr geehrter Herr Holt, | Ihr Lieben, | Guten Morgen! | Hallöchen Ada,',
    ],
    [
      'Dutch',
      'Beste Ada, | Geachte heer Holt, | Hoi allemaal, | Goedemorgen Ada, | Dag Bob, | Geachte mevrouw Quist,',
    ],
    ['Danish', 'Hej Ada | Kære Ada, | Hej alle, | God morgen Ada | Kære alle | Til rette vedkommende'],
    ['Norwegian', 'Hei Ada, | Hei alle sammen! | Kjære Ada | God dag | Heisann! | Hei igjen,'],
    ['Swedish', 'Hej Ada! | Hejsan alla | Bästa Ada, | God morgon Ada, | Hej på er! | Kära Ada'],
    [
      'French',
      'Bonjour à tous, | Bonjour Ada, | Madame, Monsieur, | Chère Ada, | Salut Bob ! | Bonsoir, | Cher Monsieur Holt,',
    ],
    [
      'Spanish',
      'Hola a todos: | Estimada Ada: | Buenos días, Ada. | Querido Bob, | Buenas tardes | Estimado Sr. Holt:',
    ],
    [
      'Portuguese',
      'Olá Ada, | Prezados Senhores, | Bom dia a todos, | Caro Bob, | Exma. Senhora, | Boa tarde, Ada, | Oi pessoal!',
    ],
    [
      'Italian',
      'Buongiorno Ada, | Gentile dottoressa Quist, | Ciao a tutti, | Cara Ada, | Egregio Signor Holt, | Salve, | Spett.le Ditta,',
    ],
    [
      'Polish',
      'Dzień dobry, | Szanowni Państwo, | Cześć Ado, | Witam serdecznie, | Szanowna Pani Ado, | Hej wszystkim',
    ],
    ['Czech', 'Dobrý den, | Vážená paní Quistová, | Ahoj Ado, | Zdravím všechny, | Milá Ado, | Čau'],
    [
      'Hungarian',
      'Kedves Ada! | Tisztelt Hölgyem! | Szia Ada, | Sziasztok! | Jó napot kívánok! | Helló Bob!',
    ],
    [
      'Turkish',
      'Merhaba Ada, | Sayın Ada Quist, | Selam, | Ada Hanım, | Ahmet Bey merhaba, | Günaydın herkese, | İyi günler,',
    ],
    ['Finnish', 'Hei Ada, | Moi kaikki! | Hyvää päivää, | Terve | Hyvää huomenta Ada, | Arvoisa Ada Quist,'],
    [
      'Russian',
      'Здравствуйте, Ада! | Добрый день, Ада Ивановна! | Привет, Ада! | Уважаемые коллеги! | Всем привет! | Дорогая Ада,',
    ],
    [
      'Ukrainian',
      'Доброго дня, Адо! | Вітаю, Адо! | Шановна пані Адо, | Привіт усім! | Добрий день! | Шановні колеги!',
    ],
    [
      'Greek',
      'Καλημέρα Άντα, | Γεια σας, | Αγαπητή Άντα, | Αξιότιμε κύριε Χολτ, | Καλησπέρα σας | Γεια σου Μπομπ!',
    ],
    ['Hebrew', 'שלום עדה, | היי עדה | בוקר טוב, | שלום לכולם, | עדה שלום, | לכבוד עדה קויסט,'],
    [
      'Arabic',
      'مرحباً آدا، | السلام عليكم ورحمة الله وبركاته، | عزيزتي آدا، | صباح الخير | السيد هولت المحترم، | تحية طيبة وبعد،',
    ],
    [
      'Chinese',
      '你好， | 您好！ | Ada 你好， | 尊敬的奎斯特女士： | 亲爱的同事们： | 王经理： | 大家好！ | 早上好，',
    ],
    [
      'Japanese',
      'エイダ様 | 株式会社みなと 田中様 | お世話になっております。 | お疲れ様です。 | 皆様 | 関係者各位 | こんにちは、田中さん。',
    ],
    [
      'Korean',
      '안녕하세요, | 김민수 과장님께, | 안녕하세요, 아다 님. | 안녕하십니까. | 아다님, 안녕하세요. | 담당자님, | 아다 씨,',
    ],
  ])('removes each greeting that is the line in %s: %s', (_, greetings) => {
    const lines = greetings.split(' | ');
    expect(lines.map(removeGreeting)).toEqual(lines.map(() => ''));
  });

  it.each([
    ['Hi Ada, the crane is late.', 'the crane is late.'],
    ['Dear Ada, dear Bob, the crane is late.', 'the crane is late.'],
    ['Hallo Ada, der Kran kommt.', 'der Kran kommt.'],
    ['Bonjour Ada, la grue arrive.', 'la grue arrive.'],
    ['Hola Ada: la grúa llega.', 'la grúa llega.'],
    ['Olá, a grua chega.', 'a grua chega.'],
    ['Ciao Ada! La gru arriva.', 'La gru arriva.'],
    ['Dzień dobry, dźwig przyjedzie.', 'dźwig przyjedzie.'],
    ['Dobrý den, jeřáb přijede.', 'jeřáb přijede.'],
    ['Szia Ada! Jön a daru.', 'Jön a daru.'],
    ['Merhaba, vinç geliyor.', 'vinç geliyor.'],
    ['Hei Ada, nosturi tulee.', 'nosturi tulee.'],
    ['Здравствуйте! Кран едет.', 'Кран едет.'],
    ['Привіт! Кран їде.', 'Кран їде.'],
    ['Καλημέρα, ο γερανός έρχεται.', 'ο γερανός έρχεται.'],
    ['שלום, העגורן מגיע.', 'העגורן מגיע.'],
    ['مرحبا، الرافعة قادمة.', 'الرافعة قادمة.'],
    ['你好，起重机明天到。', '起重机明天到。'],
    ['お世話になっております。クレーンが届きます。', 'クレーンが届きます。'],
    ['안녕하세요. 크레인이 도착합니다.', '크레인이 도착합니다.'],
  ])('keeps the text behind the greeting in %j', (line, text) => {
    expect(removeGreeting(line)).toBe(text);
  });

  it.each([
    'Hiring starts today.',
    'Dear me that was a long day.',
    'Hello World Conference starts on Monday',
    'Hey can you call me?',
    'Hi please call Bob, he waits.',
    'Halloween is on Saturday.',
    'Liebeskummer lohnt sich nicht.',
    'Guten Appetit wünschen wir euch allen heute.',
    'Cherchez la femme.',
    'Holanda gana.',
    'Ciao means hello and goodbye.',
    'Heinrich kommt morgen.',
    'שלום עולם הוא ספר מצוין',
    '你好世界是一个程序',
    '明天天气很好',
    '我明天见王先生',
    '資料を送ります',
    '내일 봅시다',
    '',
  ])('keeps %j', (line) => {
    expect(removeGreeting(line)).toBe(line);
  });
});
