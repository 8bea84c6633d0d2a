import type { WordingTable } from '../wording.ts';

export const pt: WordingTable = {
  locale: 'pt',
  title: 'Os seus e-mails',
  quiet: 'Nenhum e-mail novo. Aproveite a calma.',
  mails: { one: '{n} e-mail novo', other: '{n} e-mails novos' },
  people: { one: '{n} conversa com pessoas', other: '{n} conversas com pessoas' },
  asking: { one: '{n} pede resposta', other: '{n} pedem resposta' },
  noneAsks: 'nenhuma pede resposta',
  overview: '{mails}: {people}, {asking}.',
  noneReadable: '{mails}, mas nenhum legível.',
  noneWaits: '{mails}, e ninguém está à sua espera.',
  headings: { asking: 'Pedem resposta', others: 'Também de pessoas', people: 'De pessoas' },
  bulk: { one: '{n} boletim ou aviso: {names}', other: '{n} boletins e avisos: {names}' },
  more: { other: 'mais {n}' },
  skipped: {
    one: '{n} e-mail não pôde ser lido: {reasons}',
    other: '{n} e-mails não puderam ser lidos: {reasons}',
  },
  reasons: {
    empty: 'sem cabeçalhos nem texto',
    foreign: 'não é uma mensagem',
    undecodable: 'não foi possível decodificar',
  },
  omitted: {
    one: 'e mais {n} conversa na sua caixa de correio',
    other: 'e mais {n} conversas na sua caixa de correio',
  },
  hasMore: {
    one: 'Só o e-mail mais recente foi lido; a sua caixa de correio tem mais.',
    other: 'Só os {n} e-mails mais recentes foram lidos; a sua caixa de correio tem mais.',
  },
  threadMails: { one: '{n} e-mail', other: '{n} e-mails' },
  unknownSender: '(remetente desconhecido)',
  noSubject: '(sem assunto)',
  noText: '(sem texto)',
  bounce: 'O seu e-mail não foi entregue',
  delay: 'O seu e-mail está atrasado',
  attached: 'Anexos: {names}',
  encrypted: 'Este e-mail está cifrado.',
  signed: 'Este e-mail está assinado.',
  list: [', ', ' e '],
};
