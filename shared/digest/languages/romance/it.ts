import type { Language } from '../language.ts';

/** Italian. */
export const it: Language = {
  code: 'it',
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
      nel (tuo|suo|vostro)? browser; nel browser; versione (online|web|testo|testuale)
      (non|non si) (visualizzi|visualizza|riesci|riesce|vedi|supporta|viene) …
      per (visualizzare|leggere|vedere) (questa|questo|il|la|correttamente) …
      problemi (di|nella|a|con la) (visualizzazione|visualizzare|leggere|lettura)`,
    replyMarks: 'r; rif; i; inolt; risp; f',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
