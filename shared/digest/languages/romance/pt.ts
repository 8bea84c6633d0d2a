import type { Language } from '../language.ts';

/** Portuguese. */
export const pt: Language = {
  code: 'pt',
  bulk: {
    unsubscribe: `
      cancelar (a|sua)? (inscrição|subscrição|assinatura); cancelar inscrição; cancelar subscrição
      descadastrar; descadastre-se; descadastramento; anular subscrição; deixar de receber
      não deseja receber; não quiser receber; remover … lista`,
    autoReplies: 'resposta automática; mensagem automática',
    absences: `
      resposta de férias; ausência temporária; fora do escritório; ausente do escritório; ausente`,
    addressesReader: `
      mencionou você; mencionou-o; mencionou-a; mencionou-te; te mencionou; você foi mencionad*
      atribuiu a você`,
  },
  quotation: {
    salutations: '',
    signOffs: '',
    attributions: '',
    from: '',
    sent: '',
    to: '',
    subject: '',
    wholeMail: '',
    footers: '',
  },
  requests: {
    requests: '',
    imperatives: '',
    courtesies: '',
    pleasantries: '',
    boilerplate: '',
    disclaimers: '',
    banners: '',
    bannerLabels: '',
    bannerAdvice: '',
    placeholders: `
      no (seu|teu|) navegador; no navegador; no (seu)? browser; versao (online|web|em texto|de texto)
      não (consegue|está conseguindo|consiga) (ver|visualizar|ler); não (suporta|exibe|visualiza)
      para (ver|visualizar|ler) (este|esta|o|a) (e-mail|email|mensagem|newsletter|correio)
      problemas (para|em|ao|na) (ver|visualizar|visualização|visualização)`,
    replyMarks: 'res; enc; encaminhada; encam; resp',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
