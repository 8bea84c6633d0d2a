import type { Language } from '../language.ts';

/** Italian. */
export const it: Language = {
  code: 'it',
  bulk: {
    unsubscribe: `
      annulla (la tua)? iscrizione; annullare l'iscrizione; annulla l'iscrizione; cancella iscrizione
      cancellarti; cancellati; disiscriviti; disiscriversi; disiscrizione; non ricevere più
      non desideri ricevere; non vuoi più ricevere`,
    autoReplies: 'risposta automatica; risponditore automatico; messaggio automatico',
    absences: 'fuori sede; fuori ufficio; assente; assenza',
    addressesReader: `
      ti ha (menzionato|citato|taggato); ti ha menzionata; l'ha (menzionata|citata); ti ha assegnato
      le ha assegnato`,
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
