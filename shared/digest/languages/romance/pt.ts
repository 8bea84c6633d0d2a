import type { Language } from '../language.ts';

/** Portuguese. */
export const pt: Language = {
  code: 'pt',
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
