import type { WordingTable } from '../wording.ts';

export const fr: WordingTable = {
  locale: 'fr',
  title: 'Vos e-mails',
  quiet: 'Aucun nouvel e-mail. Profitez du calme.',
  mails: { one: '{n} nouvel e-mail', other: '{n} nouveaux e-mails' },
  people: { one: '{n} conversation avec des personnes', other: '{n} conversations avec des personnes' },
  asking: { one: 'dont {n} demande une réponse', other: 'dont {n} demandent une réponse' },
  noneAsks: 'dont aucune ne demande de réponse',
  overview: '{mails} : {people}, {asking}.',
  noneReadable: '{mails}, mais rien de lisible.',
  noneWaits: '{mails}, et personne ne vous attend.',
  headings: {
    asking: 'Demandent une réponse',
    others: 'Autres messages de personnes',
    people: 'Messages de personnes',
  },
  bulk: {
    one: '{n} newsletter ou notification : {names}',
    other: '{n} newsletters et notifications : {names}',
  },
  more: { one: '{n} autre', other: '{n} autres' },
  skipped: { one: '{n} e-mail illisible : {reasons}', other: '{n} e-mails illisibles : {reasons}' },
  reasons: { empty: 'ni en-têtes ni contenu', foreign: 'pas un message', undecodable: 'décodage impossible' },
  omitted: {
    one: 'et {n} autre conversation dans votre boîte mail',
    other: 'et {n} autres conversations dans votre boîte mail',
  },
  hasMore: {
    one: 'Seul l’e-mail le plus récent a été lu ; votre boîte mail en contient d’autres.',
    other: 'Seuls les {n} e-mails les plus récents ont été lus ; votre boîte mail en contient d’autres.',
  },
  threadMails: { one: '{n} e-mail', other: '{n} e-mails' },
  unknownSender: '(expéditeur inconnu)',
  noSubject: '(sans objet)',
  noText: '(sans texte)',
  bounce: 'Votre e-mail n’a pas été distribué',
  delay: 'Votre e-mail est retardé',
  attached: 'Pièces jointes : {names}',
  encrypted: 'Cet e-mail est chiffré.',
  signed: 'Cet e-mail est signé.',
  list: [', ', ' et '],
};
