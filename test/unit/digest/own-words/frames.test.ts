import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string): string {
  return extractOwnWords(text, 'Bob Marsh').join('\n').trim();
}

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
    ['Zendesk', 'You can view this ticket online at https://help.example/9\nDelivered by Zendesk'],
    ['Freshdesk', 'Powered by Freshdesk'],
    ['Trello', 'Reply to this email directly to comment.'],
    ['a phone', 'Sent on the go, apologies for brevity.'],
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
  ])('is distinguished from the own words %j', (text) => {
    expect(own(text)).toBe(text);
  });
});
