import type { WordingTable } from '../wording.ts';

export const de: WordingTable = {
  locale: 'de',
  title: 'Ihre E-Mails',
  quiet: 'Keine neuen E-Mails. Genießen Sie die Ruhe.',
  mails: { one: '{n} neue E-Mail', other: '{n} neue E-Mails' },
  people: { one: '{n} Unterhaltung mit Menschen', other: '{n} Unterhaltungen mit Menschen' },
  asking: { one: 'davon bittet {n} um Antwort', other: 'davon bitten {n} um Antwort' },
  noneAsks: 'davon bittet keine um Antwort',
  overview: '{mails}: {people}, {asking}.',
  noneReadable: '{mails}, davon keine lesbar.',
  noneWaits: '{mails}, und niemand wartet auf Sie.',
  headings: { asking: 'Bitten um Antwort', others: 'Außerdem von Menschen', people: 'Von Menschen' },
  bulk: { one: '{n} Newsletter oder Mitteilung: {names}', other: '{n} Newsletter und Mitteilungen: {names}' },
  more: { one: '{n} weiterer', other: '{n} weitere' },
  skipped: {
    one: '{n} E-Mail war nicht lesbar: {reasons}',
    other: '{n} E-Mails waren nicht lesbar: {reasons}',
  },
  reasons: {
    empty: 'weder Kopfzeilen noch Text',
    foreign: 'keine E-Mail',
    undecodable: 'Dekodierung fehlgeschlagen',
  },
  omitted: {
    one: 'und {n} weitere Unterhaltung in Ihrem Postfach',
    other: 'und {n} weitere Unterhaltungen in Ihrem Postfach',
  },
  hasMore: {
    one: 'Nur die neueste E-Mail wurde gelesen; Ihr Postfach enthält weitere.',
    other: 'Nur die {n} neuesten E-Mails wurden gelesen; Ihr Postfach enthält weitere.',
  },
  threadMails: { one: '{n} E-Mail', other: '{n} E-Mails' },
  unknownSender: '(Absender unbekannt)',
  noSubject: '(kein Betreff)',
  noText: '(kein Text)',
  bounce: 'Ihre E-Mail wurde nicht zugestellt',
  delay: 'Ihre E-Mail verspätet sich',
  attached: 'Anhang: {names}',
  encrypted: 'Diese E-Mail ist verschlüsselt.',
  signed: 'Diese E-Mail ist signiert.',
  list: [', ', ' und '],
};
